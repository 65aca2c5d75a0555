import type { RecordedFact } from '../domain/fact';
import type { Queryable } from './database';
import { FACT_ROW, factOf, type FactRow } from './fact-row';

/** A fact by its id, or null. */
export async function findFact(db: Queryable, id: string): Promise<RecordedFact | null> {
  const { rows } = await db.query<FactRow>(`select ${FACT_ROW} from fact where id = $1`, [id]);
  return rows[0] ? factOf(rows[0]) : null;
}
