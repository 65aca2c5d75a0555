import { createServer } from 'node:net';

/** True when nobody listens on a port of `host`. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** `preferred` when it is free on 127.0.0.1, else any free port, at most 32767 (Temporal keeps ports as smallint). */
export async function freePort(preferred: number): Promise<number> {
  for (let port = preferred; port <= 32767; port += 1) if (await isFree(port)) return port;
  throw new Error(`no free port from ${preferred} on`);
}
