import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A message as the mail server took it. */
export type Received = { id: string; to: string; at: number };

export type MailSink = {
  url: string;
  received: Received[];
  /** Called with each message; null: nobody listens. */
  onMessage: (listener: ((message: Received) => void) | null) => void;
  /** Resolves when there are so many; throws with `hint` when nothing has come for two minutes. */
  until: (count: number, hint: () => string) => Promise<void>;
  close: () => void;
};

const PATIENCE_MS = 120_000;

/** Starts the mail server that everybody is measured against. */
export async function startMailSink(): Promise<MailSink> {
  const child = fork(join(__dirname, 'sink-main.js'));
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const received: Received[] = [];
  let listener: ((message: Received) => void) | null = null;
  child.on('message', (batch: Received[]) => {
    received.push(...batch);
    if (listener) batch.forEach(listener);
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    onMessage: (given) => (listener = given),
    until: async (count, hint) => {
      let last = { count: -1, at: 0 };
      while (received.length < count) {
        if (received.length !== last.count) last = { count: received.length, at: performance.now() };
        if (performance.now() - last.at > PATIENCE_MS) throw new Error(`${received.length} of ${count} mails\n${hint()}`);
        await new Promise((again) => setTimeout(again, 50));
      }
    },
    close: () => child.disconnect(),
  };
}
