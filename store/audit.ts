import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json';
import type { Instant } from '../domain/dates';
import type { Queryable } from './database';

type Hashed = { seq: number; at: Instant; action: string; body: unknown };
type AuditRow = Hashed & { prev: string; hash: string };

/** A row of the chain by number and hash: kept elsewhere, it shows later that nothing before it was changed or cut off. */
export type AuditHead = { seq: number; hash: string };

const LOCK = 6_120_427;
const NOTHING_BEFORE = '0'.repeat(64);
const BATCH = 2_000;

/**
 * Appends a row to the audit chain, inside the caller's transaction: hash = SHA-256(prev ‖ canonical JSON).
 * Writers wait for each other until commit, so that the chain has neither gaps nor forks.
 */
export async function appendAudit(client: Queryable, action: string, body: unknown): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
  const { rows } = await client.query<{ at: Instant; seq: number | null; hash: string | null }>(
    `select date_trunc('milliseconds', clock_timestamp()) as at, head.seq, head.hash
     from (select) one left join lateral (select seq, hash from audit order by seq desc limit 1) head on true`,
  );
  const row = { seq: (rows[0]?.seq ?? 0) + 1, at: rows[0]?.at ?? 0, action, body };
  const prev = rows[0]?.hash ?? NOTHING_BEFORE;
  await client.query('insert into audit (seq, at, action, body, prev, hash) values ($1, $2, $3, $4, $5, $6)', [
    row.seq,
    new Date(row.at),
    action,
    JSON.stringify(body),
    prev,
    chainHash(prev, row),
  ]);
}

/**
 * Number of the first audit row that does not verify, or null when the whole chain does. A cut tail and a chain written anew
 * verify in themselves: they are found by a head that was kept elsewhere, and named by its number.
 */
export async function findBrokenAudit(db: Queryable, kept: AuditHead | null = null): Promise<number | null> {
  let head: AuditHead = { seq: 0, hash: NOTHING_BEFORE };
  for (;;) {
    const { rows } = await db.query<AuditRow>(
      'select seq, at, action, body, prev, hash from audit where seq > $1 order by seq limit $2',
      [head.seq, BATCH],
    );
    for (const row of rows) {
      const follows = row.seq === head.seq + 1 && row.prev === head.hash && row.hash === chainHash(row.prev, row);
      const isKept = row.seq !== kept?.seq || row.hash === kept.hash;
      if (!follows || !isKept) return row.seq;
      head = { seq: row.seq, hash: row.hash };
    }
    if (rows.length < BATCH) return kept && kept.seq > head.seq ? kept.seq : null;
  }
}

/** The newest row of the chain; null: there is none yet. */
export async function findAuditHead(db: Queryable): Promise<AuditHead | null> {
  const { rows } = await db.query<AuditHead>('select seq, hash from audit order by seq desc limit 1');
  return rows[0] ?? null;
}

function chainHash(prev: string, { seq, at, action, body }: Hashed): string {
  return createHash('sha256').update(prev).update(canonicalJson({ seq, at, action, body })).digest('hex');
}
