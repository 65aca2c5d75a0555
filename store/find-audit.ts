import type { Instant } from '../domain/dates';
import type { Queryable } from './database';

export type AuditEntry = { seq: number; at: Instant; action: string; body: Record<string, unknown> };

const SCOPE = `coalesce(body ->> 'authority', split_part(body ->> 'plan', '/', 1), '*')`;

/** What was done at some authorities (`*`: in the whole installation), newest first, before a row; at most `limit`. */
export async function findAudit(
  db: Queryable,
  { scopes, before, limit }: { scopes: readonly string[]; before: number | null; limit: number },
): Promise<AuditEntry[]> {
  const { rows } = await db.query<AuditEntry>(
    `select seq, at, action, body from audit where ${SCOPE} = any ($1) and ($2::bigint is null or seq < $2) order by seq desc limit $3`,
    [scopes, before, limit],
  );
  return rows;
}
