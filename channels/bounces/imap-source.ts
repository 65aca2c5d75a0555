import { ImapFlow } from 'imapflow';
import type { Instant } from '../../domain/dates';
import { LARGEST_MAIL, loginRefused, type BounceSource, type Taking } from './bounce-source';
import { pause } from '../pause';
import { readMailboxUrl } from './read-mailbox-url';

type Options = { url: string; now: () => Instant; pollMs?: number };

/** Messages looked at in one go; the rest wait for the next. */
const AT_ONCE = 200;

/**
 * Returned mail in an IMAP mailbox: looks at what is unread, every minute or when the server tells of new mail, and marks as read
 * what was ours after it has been written down. What is not ours stays unread, for a person.
 */
export function createImapSource({ url, now, pollMs = 60_000 }: Options): BounceSource {
  return {
    run: async (taking, signal) => {
      const client = openImap(url);
      const ended = new AbortController();
      const stop = (): void => client.close();
      let wake = (): void => undefined;
      client.on('exists', () => wake());
      client.on('close', () => ended.abort());
      signal.addEventListener('abort', stop);
      try {
        await client.connect();
        await client.mailboxOpen(readMailboxUrl(url).folder);
        await taking.opened();
        const foreign = new Set<number>();
        while (!signal.aborted && !ended.signal.aborted) {
          // Set before looking: mail that comes meanwhile is looked at next, not in a minute.
          const woken = new AbortController();
          wake = () => woken.abort();
          await takeUnread(client, taking, foreign, now);
          await pause(pollMs, AbortSignal.any([woken.signal, ended.signal]));
        }
        if (!signal.aborted) throw new Error('connection closed');
      } catch (error) {
        if (!signal.aborted) throw isRefused(error) ? loginRefused() : error;
      } finally {
        signal.removeEventListener('abort', stop);
        client.close();
      }
    },
  };
}

/** A connection to the mailbox that writes no log: its lines hold addresses and the password. */
export function openImap(url: string): ImapFlow {
  const { host, port, secure, user, password } = readMailboxUrl(url);
  const client = new ImapFlow({
    host,
    port,
    secure,
    auth: { user, pass: password },
    logger: false,
    connectionTimeout: 10_000,
    maxLiteralSize: 2 * LARGEST_MAIL,
  });
  // Without a listener an error that belongs to no command would end the process; `close` follows.
  client.on('error', () => undefined);
  return client;
}

async function takeUnread(client: ImapFlow, taking: Taking, foreign: Set<number>, now: () => Instant): Promise<void> {
  const unread = (await client.search({ seen: false }, { uid: true })) || [];
  const fresh = unread.filter((uid) => !foreign.has(uid)).slice(0, AT_ONCE);
  for (const uid of fresh) {
    const head = await client.fetchOne(String(uid), { size: true, internalDate: true }, { uid: true });
    if (!head || (head.size ?? 0) > LARGEST_MAIL) {
      foreign.add(uid);
      continue;
    }
    const mail = await client.fetchOne(String(uid), { source: true }, { uid: true });
    if (!mail || !mail.source) continue;
    const arrivedAt = head.internalDate ? new Date(head.internalDate).getTime() : now();
    const taken = await taking.take({ raw: mail.source, recipient: null, arrivedAt });
    if (taken === 'done') await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
    else if (taken === 'foreign') foreign.add(uid);
  }
}

function isRefused(error: unknown): boolean {
  return (error as { authenticationFailed?: boolean }).authenticationFailed === true;
}
