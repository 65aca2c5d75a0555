import type { Instant } from '../domain/dates';
import type { Queryable } from './database';
import type { Grant } from './sessions';

/** Somebody who may log in. Hashes and sealed secrets stay in here and in what checks them. */
export type AccountRow = {
  id: string;
  name: string;
  email: string;
  passwordHash: string | null;
  totpSealed: string | null;
  totpStep: number;
  createdAt: Instant;
  disabledAt: Instant | null;
  grants: readonly Grant[];
};

const ACCOUNT_ROW = `id, name, email, password_hash as "passwordHash", totp_sealed as "totpSealed", totp_step as "totpStep",
  created_at as "createdAt", disabled_at as "disabledAt",
  coalesce((select jsonb_agg(jsonb_build_object('authority', authority, 'role', role, 'unit', unit) order by authority, role, unit)
    from account_role where account_role.account = account.id), '[]') as grants`;

/** An account by its id, or null. */
export async function findAccount(db: Queryable, id: string): Promise<AccountRow | null> {
  const { rows } = await db.query<AccountRow>(`select ${ACCOUNT_ROW} from account where id = $1`, [id]);
  return rows[0] ?? null;
}

/** An account by its e-mail address, however it is capitalised, or null. */
export async function findAccountByEmail(db: Queryable, email: string): Promise<AccountRow | null> {
  const { rows } = await db.query<AccountRow>(`select ${ACCOUNT_ROW} from account where lower(email) = lower($1)`, [email]);
  return rows[0] ?? null;
}

/** The accounts that may do something at an authority, or anywhere (`*`); by name. */
export async function listAccounts(db: Queryable, authority: string): Promise<AccountRow[]> {
  const { rows } = await db.query<AccountRow>(
    `select ${ACCOUNT_ROW} from account
     where $1 = '*' or exists (select 1 from account_role where account = account.id and authority in ($1, '*'))
     order by name, id`,
    [authority],
  );
  return rows;
}

/** True when anybody at all has an account. */
export async function hasAccounts(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ some: boolean }>('select exists (select 1 from account) as some');
  return rows[0]?.some ?? false;
}

/** The names of some accounts, by id. */
export async function accountNames(db: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ id: string; name: string }>('select id, name from account where id = any ($1)', [ids]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
