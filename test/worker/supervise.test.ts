import { supervise } from '../../worker/supervise';

function aServer(port: number) {
  let end: (error: Error) => void = () => undefined;
  const exited = new Promise<never>((_, reject) => (end = reject));
  exited.catch(() => undefined);
  const server = { port, exited, stops: 0, crash: () => end(new Error('killed')), stop: async () => void (server.stops += 1) };
  return server;
}

it('starts a server again that was killed, from what it was, and ends the new one', async () => {
  const first = aServer(7233);
  const second = aServer(7233);
  const back = new Promise<void>((resolve) => {
    const stop = supervise(
      first,
      async ({ port }) => {
        expect(port).toBe(7233);
        void Promise.resolve().then(() => stop().then(resolve));
        return second;
      },
      () => undefined,
    );
  });
  first.crash();
  await back;
  expect(first.stops).toBeGreaterThan(0);
});

it('leaves a server alone that we ended ourselves', async () => {
  const server = aServer(7233);
  const restart = jest.fn();
  const stop = supervise(server, restart, () => undefined);
  await stop();
  server.crash();
  await server.exited.catch(() => undefined);
  expect(restart).not.toHaveBeenCalled();
});
