import { findBrokenAudit } from '../../store/audit';
import type { Db } from '../../store/database';

/** What was compared: the whole ledger with the whole mailbox. Lists name Message-IDs, notice keys or ids of facts. */
export type Verdict = {
  sent: number;
  lost: string[];
  repeated: string[];
  late: number;
  /** Deliveries by their state. */
  states: Readonly<Record<string, number>>;
  /** Which invariant does not hold, and for what. */
  broken: string[];
};

export type World = {
  db: Db;
  /** Message-ID (left-hand side) of each mail in a mailbox, copies too. */
  mailbox: readonly string[];
  /** Facts somebody was told of as recorded. */
  acknowledged?: readonly string[];
  /** The dispatcher's clock is not the database's: then a fact counts from its own instant. */
  isVirtual?: boolean;
};

/** Later than this after it was posted is late (goal G3). */
export const LATE_MS = 60_000;
/** Nothing about finished work is accepted by a provider later than this after the answer (I5). */
const STILL_UNDER_WAY_MS = 5_000;

type Delivery = {
  notice: string;
  kind: string;
  person: string;
  state: string;
  messageId: string | null;
  messageState: string | null;
  tookMs: number | null;
};
type Message = { messageId: string; state: string; unknowns: number; channel: string };

/** Holds the ledger against the mailbox: the invariants I1–I7 and I9 of the reliability rules (I8 is Temporal's to tell). */
export async function judge({ db, mailbox, acknowledged = [], isVirtual = false }: World): Promise<Verdict> {
  const deliveries = await findDeliveries(db);
  const mails = (await findMessages(db)).filter(({ channel }) => channel === 'email');
  const copies = countOf(mailbox);
  const told = deliveries.filter(({ state }) => state === 'told');
  const known = new Map(mails.filter(({ state }) => REACHED.has(state)).map((mail) => [mail.messageId, mail]));
  const lost = [
    ...deliveries.filter(({ state }) => state === 'open').map(({ notice, person }) => `${notice} ${person}`),
    ...mails.filter(({ state, messageId }) => ACCEPTED.has(state) && !copies.has(messageId)).map(({ messageId }) => messageId),
  ];
  const broken = [
    ...lost.map((what) => `I1/I3 ${what}`),
    ...told.filter(({ messageState }) => !ACCEPTED.has(messageState ?? '')).map(({ notice }) => `I1 told by nothing: ${notice}`),
    ...[...copies.keys()].filter((id) => !known.has(id)).map((id) => `I2 unknown to the ledger: ${id}`),
    ...[...copies].filter(([id, count]) => count > 1 + Math.min(1, known.get(id)?.unknowns ?? 0)).map(([id]) => `I4 ${id}`),
    ...(await findToldAfterAnswer(db, isVirtual)).map((notice) => `I5 ${notice}`),
    ...(await findUnfair(db)).map((notice) => `I6 ${notice}`),
    ...(await findForgotten(db, acknowledged)).map((fact) => `I7 ${fact}`),
    ...[await findBrokenAudit(db)].flatMap((row) => (row === null ? [] : [`I9 audit row ${row}`])),
  ];
  return {
    sent: copies.size,
    lost,
    repeated: [...copies].flatMap(([id, count]) => Array<string>(count - 1).fill(id)),
    late: told.filter(({ tookMs }) => (tookMs ?? 0) > LATE_MS).length,
    states: Object.fromEntries(countOf(deliveries.map(({ state }) => state))),
    broken,
  };
}

const ACCEPTED: ReadonlySet<string> = new Set(['accepted', 'delivered', 'bounced']);
const REACHED: ReadonlySet<string> = new Set([...ACCEPTED, 'unknown', 'sending']);

/** Message-IDs as the ledger has them: without brackets and right-hand side. */
export function ledgerId(messageId: string | undefined): string {
  return (messageId ?? '').replace(/^<|@.*$/g, '');
}

/** How many deliveries are open. */
export async function countOpen(db: Db): Promise<number> {
  const { rows } = await db.query<{ count: number }>(`select count(*)::integer as count from delivery where state = 'open'`);
  return rows[0]?.count ?? 0;
}

async function findDeliveries(db: Db): Promise<Delivery[]> {
  const { rows } = await db.query<Delivery>(
    `select delivery.notice, notice.kind, delivery.person, delivery.state, message.message_id as "messageId",
       message.state as "messageState", (extract(epoch from message.sent_at - notice.at) * 1000)::float8 as "tookMs"
     from delivery join notice on notice.key = delivery.notice left join message on message.id = delivery.message`,
  );
  return rows;
}

async function findMessages(db: Db): Promise<Message[]> {
  const { rows } = await db.query<Message>(`select message_id as "messageId", state, unknowns, channel from message`);
  return rows;
}

/** Reminders accepted by a provider after all their work had been reported for longer than a mail is under way. */
async function findToldAfterAnswer(db: Db, isVirtual: boolean): Promise<string[]> {
  const { rows } = await db.query<{ notice: string }>(
    `select notice.key as notice
     from delivery join notice on notice.key = delivery.notice join message on message.id = delivery.message
     where notice.kind in ('reminder', 'due', 'overdue', 'escalation') and message.sent_at is not null and not exists (
       select from jsonb_array_elements(notice.data -> 'items') as item where not exists (
         select from fact where fact.plan = notice.plan and fact.kind = 'completed' and fact.task = item ->> 'task'
           and fact.key = item ->> 'key' and (case when $2 then fact.at else fact.recorded_at end) < message.sent_at - make_interval(secs => $1)))`,
    [STILL_UNDER_WAY_MS / 1000, isVirtual],
  );
  return rows.map(({ notice }) => notice);
}

/** Escalations accepted although the reminder they rest on was not accepted before. */
async function findUnfair(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ notice: string }>(
    `select notice.key as notice from delivery join notice on notice.key = delivery.notice join message on message.id = delivery.message
     where notice.data ->> 'restsOn' is not null and delivery.state = 'told' and not exists (
       select from delivery as base join message as earlier on earlier.id = base.message
       where base.notice = notice.data ->> 'restsOn' and base.state = 'told' and earlier.sent_at <= message.sent_at)`,
  );
  return rows.map(({ notice }) => notice);
}

async function findForgotten(db: Db, acknowledged: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>('select id from fact');
  const kept = new Set(rows.map(({ id }) => id));
  return acknowledged.filter((id) => !kept.has(id));
}

function countOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
