import { createServer, type AddressInfo, type Socket } from 'node:net';

export type LineServer = { port: number; breakOff: () => void; close: () => Promise<void> };

/** A TCP server that speaks in lines: `greet` on connection, `hear` for each line until the client goes. */
export async function startLineServer(serve: (socket: Socket) => { hear: (line: string) => void }): Promise<LineServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    const { hear } = serve(socket);
    let held = '';
    socket.on('data', (chunk) => {
      const lines = (held + chunk.toString('latin1')).split('\r\n');
      held = lines.pop() ?? '';
      lines.forEach(hear);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const breakOff = (): void => sockets.forEach((socket) => socket.resetAndDestroy());
  return {
    port: (server.address() as AddressInfo).port,
    breakOff,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        breakOff();
      }),
  };
}
