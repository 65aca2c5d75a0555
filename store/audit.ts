import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json';
import type { Queryable } from './database';

type AuditRow = { seq: number; action: string; body: unknown; prev: string; hash: string };

const LOCK = 6_120_427;
const NOTHING_BEFORE = '0'.repeat(64);

/**
 * Appends a row to the audit chain, inside the caller's transaction: hash = SHA-256(prev ‖ canonical JSON).
 * Writers wait for each other until commit, so that the chain has neither gaps nor forks.
 */
export async function appendAudit(client: Queryable, action: string, body: unknown): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
  const { rows } = await client.query<AuditRow>('select seq, hash from audit order by seq desc limit 1');
  const seq = (rows[0]?.seq ?? 0) + 1;
  const prev = rows[0]?.hash ?? NOTHING_BEFORE;
  await client.query('insert into audit (seq, action, body, prev, hash) values ($1, $2, $3, $4, $5)', [
    seq,
    action,
    JSON.stringify(body),
    prev,
    chainHash(prev, seq, action, body),
  ]);
}

/** Number of the first audit row that does not verify, or null when the whole chain does. */
export async function findBrokenAudit(db: Queryable): Promise<number | null> {
  const { rows } = await db.query<AuditRow>('select seq, action, body, prev, hash from audit order by seq');
  let prev = NOTHING_BEFORE;
  for (const [index, row] of rows.entries()) {
    const whole = row.seq === index + 1 && row.prev === prev && row.hash === chainHash(prev, row.seq, row.action, row.body);
    if (!whole) return row.seq;
    prev = row.hash;
  }
  return null;
}

function chainHash(prev: string, seq: number, action: string, body: unknown): string {
  return createHash('sha256').update(prev).update(canonicalJson({ seq, action, body })).digest('hex');
}
