import { createHash, randomBytes } from 'node:crypto';
import type { Instant } from '../domain/dates';
import type { Queryable } from './database';

export type Role = 'administrator' | 'coordinator' | 'officer' | 'viewer';

/** What an account may do and where: `authority` is `*` for all of the installation; `unit` is empty except for officers. */
export type Grant = { authority: string; role: Role; unit: string };

/** A session as it stands, with the account it is of. */
export type SessionRow = {
  account: string;
  name: string;
  email: string;
  createdAt: Instant;
  seenAt: Instant;
  grants: readonly Grant[];
};

/** Opens a session for an account. Returns its id, 128 random bits, of which only the hash is kept. */
export async function openSession(db: Queryable, account: string, at: Instant): Promise<string> {
  const id = randomBytes(16).toString('base64url');
  await db.query('insert into session (id_hash, account, created_at, seen_at) values ($1, $2, $3, $3)', [
    hashOf(id),
    account,
    new Date(at),
  ]);
  return id;
}

/** The session of an id, with its account's rights as they are now; null when it has ended or the account is disabled. */
export async function findSession(db: Queryable, id: string): Promise<SessionRow | null> {
  const { rows } = await db.query<SessionRow>(
    `select account.id as account, account.name, account.email, session.created_at as "createdAt", session.seen_at as "seenAt",
       coalesce((select jsonb_agg(jsonb_build_object('authority', authority, 'role', role, 'unit', unit) order by authority, role, unit)
         from account_role where account_role.account = account.id), '[]') as grants
     from session join account on account.id = session.account where session.id_hash = $1 and account.disabled_at is null`,
    [hashOf(id)],
  );
  return rows[0] ?? null;
}

/** Notes that a session is in use. */
export async function touchSession(db: Queryable, id: string, at: Instant): Promise<void> {
  await db.query('update session set seen_at = $2 where id_hash = $1', [hashOf(id), new Date(at)]);
}

/** Ends a session. */
export async function endSession(db: Queryable, id: string): Promise<void> {
  await db.query('delete from session where id_hash = $1', [hashOf(id)]);
}

/** Ends all sessions of an account: after a change of password or role, or when it is disabled. */
export async function endSessionsOf(db: Queryable, account: string): Promise<void> {
  await db.query('delete from session where account = $1', [account]);
}

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
