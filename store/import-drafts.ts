import type { Instant } from '../domain/dates';
import type { Queryable } from './database';

type Draft = { id: string; authority: string; account: string; rows: unknown; at: Instant };

const KEPT_MS = 3_600_000;

/** Keeps a contact list between its preview and its application, an hour at most. */
export async function addImportDraft(db: Queryable, { id, authority, account, rows, at }: Draft): Promise<void> {
  await db.query('delete from import_draft where created_at < $1', [new Date(at - KEPT_MS)]);
  await db.query('insert into import_draft (id, authority, account, rows, created_at) values ($1, $2, $3, $4, $5)', [
    id,
    authority,
    account,
    JSON.stringify(rows),
    new Date(at),
  ]);
}

/** The rows of a list that its own account has previewed within the hour, or null. */
export async function findImportDraft(db: Queryable, { id, authority, account, at }: Omit<Draft, 'rows'>): Promise<unknown> {
  const { rows } = await db.query<{ rows: unknown }>(
    'select rows from import_draft where id = $1 and authority = $2 and account = $3 and created_at >= $4',
    [id, authority, account, new Date(at - KEPT_MS)],
  );
  return rows[0]?.rows ?? null;
}

/** Forgets a list that has been applied. */
export async function dropImportDraft(db: Queryable, id: string): Promise<void> {
  await db.query('delete from import_draft where id = $1', [id]);
}
