import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Listener = {
  url: string;
  pings: () => number;
  answerWith: (status: number, location?: string) => void;
  close: () => Promise<void>;
};

/** The outside that wants to hear that all is well: a real HTTP server that counts who asks. */
export async function aListener(): Promise<Listener> {
  let pings = 0;
  let answer: { status: number; location?: string } = { status: 200 };
  const server = createServer((_request, response) => {
    pings += 1;
    response.writeHead(answer.status, answer.location === undefined ? {} : { location: answer.location }).end('OK');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ma-rieng`,
    pings: () => pings,
    answerWith: (status, location) => (answer = { status, ...(location !== undefined && { location }) }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
