import type { Instant } from '../domain/dates';
import type { Queryable } from './database';
import { newSecret, secretHash } from './secret-hash';

export type Role = 'administrator' | 'coordinator' | 'officer' | 'viewer';

/** What an account may do and where: `authority` is `*` for all of the installation; `unit` is empty except for officers. */
export type Grant = { authority: string; role: Role; unit: string };

/** How a session was opened. */
export type Opening = 'password' | 'mail' | 'sso' | 'setup' | 'invitation';

/** A session as it stands, with the account it is of. */
export type SessionRow = {
  account: string;
  name: string;
  email: string;
  createdAt: Instant;
  seenAt: Instant;
  openedBy: Opening;
  grants: readonly Grant[];
};

/** Opens a session for an account. Returns its id, 128 random bits, of which only the hash is kept. */
export async function openSession(db: Queryable, account: string, at: Instant, openedBy: Opening = 'password'): Promise<string> {
  const id = newSecret();
  await db.query('insert into session (id_hash, account, created_at, seen_at, opened_by) values ($1, $2, $3, $3, $4)', [
    secretHash(id),
    account,
    new Date(at),
    openedBy,
  ]);
  return id;
}

/** The session of an id, with its account's rights as they are now; null when it has ended or the account is disabled. */
export async function findSession(db: Queryable, id: string): Promise<SessionRow | null> {
  const { rows } = await db.query<SessionRow>(
    `select account.id as account, account.name, account.email, session.created_at as "createdAt", session.seen_at as "seenAt",
       session.opened_by as "openedBy",
       coalesce((select jsonb_agg(jsonb_build_object('authority', authority, 'role', role, 'unit', unit) order by authority, role, unit)
         from account_role where account_role.account = account.id), '[]') as grants
     from session join account on account.id = session.account where session.id_hash = $1 and account.disabled_at is null`,
    [secretHash(id)],
  );
  return rows[0] ?? null;
}

/** Notes that a session is in use. */
export async function touchSession(db: Queryable, id: string, at: Instant): Promise<void> {
  await db.query('update session set seen_at = $2 where id_hash = $1', [secretHash(id), new Date(at)]);
}

/** Ends a session. */
export async function endSession(db: Queryable, id: string): Promise<void> {
  await db.query('delete from session where id_hash = $1', [secretHash(id)]);
}

/** Ends all sessions of an account: after a change of password or role, or when it is disabled. */
export async function endSessionsOf(db: Queryable, account: string): Promise<void> {
  await db.query('delete from session where account = $1', [account]);
}

/** Ends all sessions of an account but one. Returns how many ended. */
export async function endOtherSessions(db: Queryable, account: string, kept: string): Promise<number> {
  const { rowCount } = await db.query('delete from session where account = $1 and id_hash <> $2', [account, secretHash(kept)]);
  return rowCount ?? 0;
}

/** The sessions of an account, the last used first; `isThis` marks the one with the given id. */
export async function listSessions(
  db: Queryable,
  account: string,
  own: string,
): Promise<{ createdAt: Instant; seenAt: Instant; openedBy: Opening; isThis: boolean }[]> {
  const { rows } = await db.query<{ createdAt: Instant; seenAt: Instant; openedBy: Opening; isThis: boolean }>(
    `select created_at as "createdAt", seen_at as "seenAt", opened_by as "openedBy", id_hash = $2 as "isThis"
     from session where account = $1 order by seen_at desc`,
    [account, secretHash(own)],
  );
  return rows;
}
