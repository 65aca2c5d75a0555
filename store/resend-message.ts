import type { Instant } from '../domain/dates';
import type { FailedPart } from '../domain/desk/resend';
import type { Channel } from '../domain/notice';
import type { PlanId } from '../domain/plan';
import { appendAudit } from './audit';
import type { Db, Queryable } from './database';
import { inTransaction } from './in-transaction';

/** A message as it stands, with what it told. */
export type StoppedMessage = {
  id: number;
  authority: string;
  person: string;
  channel: Channel;
  state: string;
  notBefore: Instant | null;
  parts: readonly (FailedPart & { plan: PlanId })[];
};

/** A message with what became of its parts, or null; `isForUpdate`: nobody else changes it until the transaction ends. */
export async function findStoppedMessage(db: Queryable, id: number, isForUpdate = false): Promise<StoppedMessage | null> {
  const { rows } = await db.query<Omit<StoppedMessage, 'parts'>>(
    `select id, authority, person, channel, state, not_before as "notBefore" from message where id = $1 ${isForUpdate ? 'for update' : ''}`,
    [id],
  );
  if (!rows[0]) return null;
  // Another channel may be failing at this very moment, or the next one be opened: whoever does that waits for these rows.
  if (isForUpdate)
    await db.query(
      `select from notice where key in (select notice from delivery where message = $1) order by key for no key update`,
      [id],
    );
  const { rows: parts } = await db.query<StoppedMessage['parts'][number]>(
    `select notice.plan, notice.key as notice, delivery.state, notice.valid_until as "validUntil", exists
       (select from delivery as other where other.notice = delivery.notice and other.person = delivery.person
          and other.channel <> delivery.channel and other.state in ('told', 'open')) as "isToldElsewhere"
     from delivery join notice on notice.key = delivery.notice where delivery.message = $1 order by notice.at, notice.key`,
    [id],
  );
  return { ...rows[0], parts };
}

/**
 * Lets the dispatcher tell anew what a message did not bring: of its deliveries those `choose` picks are open again, without a
 * message; the old message stays as it is. Locked from the look to the change. Returns how many deliveries were opened.
 */
export async function resendMessage(
  db: Db,
  { id, by, now }: { id: number; by: string; now: Instant },
  choose: (message: StoppedMessage) => readonly string[],
): Promise<number> {
  return inTransaction(db, async (client) => {
    const message = await findStoppedMessage(client, id, true);
    const notices = message ? choose(message) : [];
    if (!message || notices.length === 0) return 0;
    const { rowCount } = await client.query(
      `update delivery set state = 'open', message = null, changed_at = $3
       where message = $1 and notice = any($2) and state in ('undeliverable', 'expired')`,
      [id, notices, new Date(now)],
    );
    await appendAudit(client, 'message-resent', { authority: message.authority, by, message: id, notices });
    const plans = new Set(message.parts.filter(({ notice }) => notices.includes(notice)).map(({ plan }) => plan));
    for (const plan of plans) await client.query(`select pg_notify('dondoc_notice', $1)`, [plan]);
    return rowCount ?? 0;
  });
}
