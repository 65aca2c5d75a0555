import type { Queryable } from './database';
import type { FactWords } from './fact-row';

/** The text and evidence of several facts, by their ids. */
export async function findWordsOf(db: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, FactWords>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.query<FactWords & { id: string }>('select id, text, evidence from fact where id = any($1)', [ids]);
  return new Map(rows.map(({ id, text, evidence }) => [id, { text, evidence }]));
}
