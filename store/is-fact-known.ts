import type { Queryable } from './database';

/** True when a fact of this id has been recorded: saying it again changes nothing. */
export async function isFactKnown(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query('select from fact where id = $1', [id]);
  return rowCount === 1;
}
