import { randomUUID } from 'node:crypto';
import type { Instant } from '../domain/dates';
import type { Queryable } from './database';
import type { Grant } from './sessions';

/** Adds an account and returns its id; null: there is one with that e-mail address. */
export async function insertAccount(
  client: Queryable,
  { name, email, passwordHash }: { name: string; email: string; passwordHash: string | null },
  at: Instant,
): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(
    `insert into account (id, name, email, password_hash, password_changed_at, created_at)
     values ($1, $2, $3, $4, $5, $5) on conflict do nothing returning id`,
    [randomUUID(), name, email, passwordHash, new Date(at)],
  );
  return rows[0]?.id ?? null;
}

export async function addGrant(client: Queryable, account: string, { authority, role, unit }: Grant): Promise<void> {
  await client.query('insert into account_role (account, authority, role, unit) values ($1, $2, $3, $4) on conflict do nothing', [
    account,
    authority,
    role,
    unit,
  ]);
}

export async function removeGrant(client: Queryable, account: string, { authority, role, unit }: Grant): Promise<void> {
  await client.query('delete from account_role where account = $1 and authority = $2 and role = $3 and unit = $4', [
    account,
    authority,
    role,
    unit,
  ]);
}

export async function renameAccount(client: Queryable, account: string, name: string): Promise<void> {
  await client.query('update account set name = $2 where id = $1', [account, name]);
}

export async function setPassword(client: Queryable, account: string, passwordHash: string, at: Instant): Promise<void> {
  await client.query('update account set password_hash = $2, password_changed_at = $3 where id = $1', [
    account,
    passwordHash,
    new Date(at),
  ]);
}

/** Disables an account from an instant on, or enables it again (null). */
export async function setDisabled(client: Queryable, account: string, at: Instant | null): Promise<void> {
  await client.query('update account set disabled_at = $2 where id = $1', [account, at === null ? null : new Date(at)]);
}
