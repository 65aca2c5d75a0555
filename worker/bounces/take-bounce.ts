import { bounceOf, type Bounce } from '../../channels/bounces/bounce-of';
import type { Arrived, Taken } from '../../channels/bounces/bounce-source';
import { readReturned } from '../../channels/bounces/read-returned';
import type { Instant } from '../../domain/dates';
import type { Db } from '../../store/database';
import { findMessage } from '../../store/find-messages';
import type { SigningKeys } from '../../store/link-token';
import { readReturnPath } from '../../store/return-path';

export type BounceDeps = {
  db: Db;
  keys: SigningKeys;
  /** The address return paths are made of. */
  address: string;
  /** Writes down what came back; false: it changed nothing. */
  bounce: (bounce: Bounce & { message: number }, now: Instant) => Promise<boolean>;
  now: () => Instant;
};

/**
 * Obeys one returned mail: it counts when its recipient carries our tag, it is a delivery report (never an answer, an
 * out-of-office note or our own mail come back) and the message was sent within the last 48 hours. Nothing is ever answered.
 */
export async function takeBounce(deps: BounceDeps, { raw, recipient, arrivedAt }: Arrived): Promise<Taken> {
  const { to, dsn } = await readReturned(raw);
  const id = messageOf(deps, recipient === null ? to : [recipient]);
  if (id === null) return 'foreign';
  const message = dsn && (await findMessage(deps.db, id));
  if (!message || message.channel !== 'email') return 'done';
  const bounce = bounceOf(dsn, message.sentAt ?? message.createdAt, arrivedAt);
  if (!bounce) return 'done';
  // A server next door can answer before we have written down that it took the mail.
  if (message.state === 'sending' || message.state === 'unknown') return 'later';
  await deps.bounce({ ...bounce, message: id }, deps.now());
  return 'done';
}

function messageOf({ keys, address }: BounceDeps, recipients: readonly string[]): number | null {
  const found = recipients.map((recipient) => readReturnPath(keys, address, recipient));
  return found.find((id) => id !== null) ?? null;
}
