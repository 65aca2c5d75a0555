import type { Instant } from '../../domain/dates';
import type { BounceSource } from './bounce-source';
import { createImapSource } from './imap-source';
import { createPop3Source } from './pop3-source';
import { createSmtpSource } from './smtp-source';

type Options = { url: string; isOurs: (recipient: string) => boolean; now: () => Instant; pollMs?: number };

/** The source that `BOUNCE_URL` names: a mailbox read by IMAP or POP3, or an address of our own. */
export function createBounceSource({ url, isOurs, now, pollMs }: Options): BounceSource {
  const { protocol } = new URL(url);
  if (protocol === 'smtp:') return createSmtpSource({ url, isOurs, now });
  return protocol.startsWith('imap') ? createImapSource({ url, now, pollMs }) : createPop3Source({ url, now, pollMs });
}
