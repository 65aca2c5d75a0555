import type { Instant } from '../domain/dates';
import type { Channel, Notice } from '../domain/notice';
import type { PlanId } from '../domain/plan';
import type { Says } from './start-message';
import type { Db, Queryable } from './database';

/** A message in hand, locked. */
export type ClaimedMessage = {
  id: number;
  authority: string;
  person: string;
  unit: string;
  channel: Channel;
  address: string;
  attempt: number;
  unknowns: number;
  deferrals: number;
  messageId: string;
  thread: string | null;
  subject: string;
  text: string;
  html: string;
  says: Says;
  /** Values of a registered template (Zalo), its id as `template`. */
  params: Readonly<Record<string, string>> | null;
  entries: Entries;
};

/** What a message tells: notices with their plans. */
export type Entries = readonly { plan: PlanId; notice: Notice }[];

const CLAIMED_MESSAGE = `id, authority, person, unit, channel, address, attempt, unknowns, deferrals, message_id as "messageId", thread,
  subject, text, html, says, params`;

/** A message this process has claimed and whose lease still runs, locked until the transaction ends; null: lost it. */
export async function lockClaimed(client: Queryable, id: number, token: string): Promise<ClaimedMessage | null> {
  const { rows } = await client.query<ClaimedMessage>(
    `select ${CLAIMED_MESSAGE} from message
     where id = $1 and claimed_by = $2 and state = 'claimed' and lease_until > clock_timestamp() for update`,
    [id, token],
  );
  return rows[0] ? { ...rows[0], entries: await findEntries(client, id) } : null;
}

/** A message that is being sent, or whose outcome is unknown; null when it no longer is. */
export async function findAttempt(db: Queryable, id: number, state: 'sending' | 'unknown'): Promise<ClaimedMessage | null> {
  const { rows } = await db.query<ClaimedMessage>(`select ${CLAIMED_MESSAGE} from message where id = $1 and state = $2`, [
    id,
    state,
  ]);
  return rows[0] ? { ...rows[0], entries: await findEntries(db, id) } : null;
}

/** What a message tells. */
export async function findEntries(db: Queryable, id: number): Promise<Entries> {
  const { rows } = await db.query<{ plan: PlanId; notice: Notice }>(
    `select notice.plan, notice.data as notice from delivery join notice on notice.key = delivery.notice
     where delivery.message = $1 and delivery.state = 'open' order by notice.at, notice.key`,
    [id],
  );
  return rows;
}

/** Notes that the transport is about to be called; returns the number of the attempt. Committed before the call. */
export async function markSending(client: Queryable, id: number, leaseMs: number): Promise<number> {
  const { rows } = await client.query<{ attempt: number }>(
    `update message set state = 'sending', attempt = attempt + 1, lease_until = clock_timestamp() + make_interval(secs => $2)
     where id = $1 returning attempt`,
    [id, leaseMs / 1000],
  );
  return rows[0]?.attempt ?? 0;
}

/** Says that the process that sends a message is still alive. */
export async function renewLease(db: Db, id: number, attempt: number, leaseMs: number): Promise<void> {
  await db.query(
    `update message set lease_until = clock_timestamp() + make_interval(secs => $3) where id = $1 and attempt = $2 and state = 'sending'`,
    [id, attempt, leaseMs / 1000],
  );
}

/**
 * Gives a claimed message up because a fact changed what it should say: what is needless is superseded, the rest waits for a
 * new message. One that may have been sent stays `unknown` and is not sent again.
 */
export async function giveUpMessage(
  client: Queryable,
  message: ClaimedMessage,
  needless: readonly string[],
  now: Instant,
): Promise<void> {
  await client.query(
    `update delivery set state = 'superseded', changed_at = $3 where message = $1 and notice = any($2) and state = 'open'`,
    [message.id, needless, new Date(now)],
  );
  await client.query(`update delivery set message = null where message = $1 and state = 'open'`, [message.id]);
  await client.query('update message set state = $2, claimed_by = null, lease_until = null, not_before = null where id = $1', [
    message.id,
    message.unknowns > 0 ? 'unknown' : 'superseded',
  ]);
}
