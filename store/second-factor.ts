import type { Instant } from '../domain/dates';
import type { Queryable } from './database';
import { secretHash } from './secret-hash';

/** Gives an account a second factor; its first code was of `step`. Recovery codes of before are replaced. */
export async function setSecondFactor(
  client: Queryable,
  account: string,
  { sealed, step, recoveryCodes }: { sealed: string; step: number; recoveryCodes: readonly string[] },
): Promise<void> {
  await client.query('update account set totp_sealed = $2, totp_step = $3 where id = $1', [account, sealed, step]);
  await setRecoveryCodes(client, account, recoveryCodes);
}

/** Replaces an account's recovery codes. */
export async function setRecoveryCodes(client: Queryable, account: string, codes: readonly string[]): Promise<void> {
  await client.query('delete from recovery_code where account = $1', [account]);
  await client.query('insert into recovery_code (account, code_hash) select $1, unnest($2::text[])', [
    account,
    codes.map(secretHash),
  ]);
}

export async function removeSecondFactor(client: Queryable, account: string): Promise<void> {
  await client.query('update account set totp_sealed = null where id = $1', [account]);
  await client.query('delete from recovery_code where account = $1', [account]);
}

/** Notes that the code of a time step was used. False: it, or a later one, was used before. */
export async function useTotpStep(client: Queryable, account: string, step: number): Promise<boolean> {
  const { rowCount } = await client.query('update account set totp_step = $2 where id = $1 and totp_step < $2', [account, step]);
  return rowCount === 1;
}

/** Uses up a recovery code. False: there is none such, or it was used before. */
export async function useRecoveryCode(client: Queryable, account: string, code: string, at: Instant): Promise<boolean> {
  const { rowCount } = await client.query(
    'update recovery_code set used_at = $3 where account = $1 and code_hash = $2 and used_at is null',
    [account, secretHash(code), new Date(at)],
  );
  return rowCount === 1;
}

/** How many recovery codes an account still has. */
export async function countRecoveryCodes(db: Queryable, account: string): Promise<number> {
  const { rows } = await db.query<{ left: number }>(
    'select count(*) as left from recovery_code where account = $1 and used_at is null',
    [account],
  );
  return rows[0]?.left ?? 0;
}
