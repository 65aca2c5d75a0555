import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export type TcpProxy = {
  port: number;
  /** Nobody listens any more, and what was under way breaks off. */
  cut(): Promise<void>;
  /** Listens again on the same port. */
  mend(): Promise<void>;
  close(): Promise<void>;
};

/** A line to a server that can be cut and mended: real refused connections, real resets. */
export async function startTcpProxy(target: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  };
  const listen = (port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const next = createServer((inside) => {
        const outside = keep(createConnection({ host: '127.0.0.1', port: target }));
        keep(inside).pipe(outside).pipe(inside);
        inside.on('close', () => outside.destroy());
        outside.on('close', () => inside.destroy());
      });
      next.once('error', reject);
      next.listen(port, '127.0.0.1', () => resolve((next.address() as AddressInfo).port));
      server = next;
    });
  const port = await listen(0);
  const cut = (): Promise<void> =>
    new Promise((resolve) => {
      const old = server;
      server = null;
      if (!old) return resolve();
      old.close(() => resolve());
      for (const socket of sockets) socket.resetAndDestroy();
    });
  return {
    port,
    cut,
    mend: async () => {
      if (!server) await listen(port);
    },
    close: cut,
  };
}
