import type { Instant } from '../../domain/dates';
import { LARGEST_MAIL, type BounceSource, type Taking } from './bounce-source';
import { pause } from '../pause';
import { connectPop3, openPop3, type Pop3 } from './pop3-client';
import { readMailboxUrl } from './read-mailbox-url';

type Options = { url: string; now: () => Instant; pollMs?: number; timeoutMs?: number };

/** Mails looked at in one session: what it deletes is certain only at its end. */
const AT_ONCE = 100;

/**
 * Returned mail in a POP3 mailbox, looked at every minute: what was ours is deleted after it has been written down (the server
 * deletes at QUIT, so a crash repeats and loses nothing). What is not ours stays.
 */
export function createPop3Source({ url, now, pollMs = 60_000, timeoutMs = 60_000 }: Options): BounceSource {
  return {
    run: async (taking, signal) => {
      const foreign = new Set<string>();
      while (!signal.aborted) {
        const mailbox = readMailboxUrl(url);
        const socket = connectPop3(mailbox, timeoutMs, signal);
        try {
          const pop3 = await openPop3(socket, mailbox);
          await taking.opened();
          await takeAll(pop3, taking, foreign, now);
          await pop3.quit();
        } catch (error) {
          if (!signal.aborted) throw error;
        } finally {
          socket.destroy();
        }
        await pause(pollMs, signal);
      }
    },
  };
}

async function takeAll(pop3: Pop3, taking: Taking, foreign: Set<string>, now: () => Instant): Promise<void> {
  const sizes = new Map(await pop3.list('LIST'));
  const fresh = (await pop3.list('UIDL')).filter(([, id]) => !foreign.has(id));
  for (const [number, id] of fresh.slice(0, AT_ONCE)) {
    const isLarge = Number(sizes.get(number) ?? 0) > LARGEST_MAIL;
    const taken = isLarge
      ? 'foreign'
      : await taking.take({ raw: await pop3.retrieve(number), recipient: null, arrivedAt: now() });
    if (taken === 'done') await pop3.remove(number);
    else if (taken === 'foreign') foreign.add(id);
  }
}
