import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Asked = { method: string; path: string; query: Record<string, string>; headers: IncomingHttpHeaders; body: string };

/** How it answers: with a text, never (`silent`), by breaking off after the request (`reset`) or in the middle (`half`). */
export type Reply = { status?: number; text: string; headers?: Record<string, string> } | 'silent' | 'reset' | 'half';

export type HttpGateway = { url: string; port: number; asked: Asked[]; close: () => Promise<void> };

/** A real HTTP server in the place of a provider: it keeps what it is asked, and `reply` decides what it says. */
export async function startHttpGateway(reply: (asked: Asked) => Reply): Promise<HttpGateway> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://gateway');
      const one = {
        method: request.method ?? '',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      asked.push(one);
      const said = reply(one);
      if (said === 'silent') return;
      if (said === 'reset') return void request.socket.resetAndDestroy();
      if (said === 'half') {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"CodeRe', () => request.socket.destroy());
        return;
      }
      response.writeHead(said.status ?? 200, said.headers).end(said.text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
