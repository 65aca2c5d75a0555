import type { PlanId } from '../../domain/plan';
import type { Db } from '../../store/database';
import type { SmtpSink } from '../support/smtp-sink';

/** What became of what a plan had to tell; `lost`, `repeated` and `strange` name Message-IDs or notice keys. */
export type Tally = {
  /** Deliveries, and messages that are in the mailbox at least once. */
  deliveries: number;
  sent: number;
  /** Not told in the ledger, or told and not in any mailbox. */
  lost: string[];
  /** Copies beyond the first. */
  repeated: string[];
  /** A copy without an `unknown` before it, a third copy, or a mail the ledger knows nothing of. */
  strange: string[];
  /** Milliseconds from posting to acceptance, of each told delivery. */
  tookMs: number[];
};

type Row = { notice: string; state: string; messageId: string | null; unknowns: number | null; tookMs: number | null };

/** True when a plan has told something and nothing of it is open any more. */
export async function isAllTold(db: Db, planId: PlanId): Promise<boolean> {
  const rows = await rowsOf(db, planId);
  return rows.length > 0 && rows.every(({ state }) => state !== 'open');
}

/** What of a plan is open, and how far it got, a line each: for whoever waits for it in vain. */
export async function openWords(db: Db, planId: PlanId): Promise<string> {
  const { rows } = await db.query(
    `select notice.kind, delivery.channel, message.state, message.attempt, message.unknowns, message.error, message.not_before, message.lease_until
       from delivery join notice on notice.key = delivery.notice left join message on message.id = delivery.message
       where notice.plan = $1 and delivery.state = 'open'`,
    [planId],
  );
  return rows.map((row) => JSON.stringify(row)).join('\n') || 'nothing was posted';
}

/** Compares the ledger with the mailboxes. Message-IDs stand in the ledger without their right-hand side. */
export async function tallyOf(db: Db, sink: SmtpSink, planId: PlanId): Promise<Tally> {
  const rows = await rowsOf(db, planId);
  const unknowns = new Map(
    rows.flatMap(({ messageId, unknowns: count }) => (messageId ? [[messageId, count ?? 0] as const] : [])),
  );
  const copies = new Map<string, number>();
  for (const { mail } of sink.received) {
    const id = (mail.messageId ?? '').replace(/^<|@.*$/g, '');
    copies.set(id, (copies.get(id) ?? 0) + 1);
  }
  const extra = [...unknowns.keys()].flatMap((id) => Array<string>(Math.max(0, (copies.get(id) ?? 0) - 1)).fill(id));
  return {
    deliveries: rows.length,
    sent: [...unknowns.keys()].filter((id) => copies.has(id)).length,
    lost: rows
      .filter(({ state, messageId }) => state !== 'told' || !messageId || !copies.has(messageId))
      .map(({ notice }) => notice),
    repeated: extra,
    strange: [...unknowns].filter(([id, count]) => (copies.get(id) ?? 0) > 1 + Math.min(1, count)).map(([id]) => id),
    tookMs: rows.flatMap(({ tookMs }) => tookMs ?? []),
  };
}

/** Message-IDs in the mailboxes that the ledger has neither as accepted nor as unknown. */
export async function unknownToLedger(db: Db, sink: SmtpSink): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(`select message_id as id from message where state in ('accepted', 'unknown')`);
  const known = new Set(rows.map(({ id }) => id));
  return sink.received.map(({ mail }) => (mail.messageId ?? '').replace(/^<|@.*$/g, '')).filter((id) => !known.has(id));
}

async function rowsOf(db: Db, planId: PlanId): Promise<Row[]> {
  const { rows } = await db.query<Row>(
    `select delivery.notice, delivery.state, message.message_id as "messageId", message.unknowns,
       (extract(epoch from message.sent_at - notice.at) * 1000)::float8 as "tookMs"
     from delivery join notice on notice.key = delivery.notice left join message on message.id = delivery.message
     where notice.plan = $1`,
    [planId],
  );
  return rows;
}
