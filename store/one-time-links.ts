import type { Instant } from '../domain/dates';
import type { Queryable } from './database';
import { newSecret, secretHash } from './secret-hash';

export type OneTimePurpose = 'setup' | 'invitation' | 'mail' | 'second-factor';

export type OneTimeLink = {
  purpose: OneTimePurpose;
  account: string | null;
  openedBy: string | null;
  expiresAt: Instant;
};

export type OneTimeDraft = {
  purpose: OneTimePurpose;
  account: string | null;
  /** Secret of the browser that alone may use it; null: any. */
  browser?: string | null;
  openedBy?: string | null;
  /** Ends the earlier ones of the same account and purpose. */
  replaces?: boolean;
};

const ROW = 'purpose, account, opened_by as "openedBy", expires_at as "expiresAt"';
const STANDS =
  'id_hash = $1 and purpose = $2 and used_at is null and expires_at > $3 and (browser_hash is null or browser_hash = $4)';

/** Makes a link that serves once. Returns its secret, kept nowhere. */
export async function makeOneTimeLink(client: Queryable, draft: OneTimeDraft, at: Instant, lifeMs: number): Promise<string> {
  const { purpose, account, browser = null, openedBy = null, replaces = false } = draft;
  const secret = newSecret();
  await client.query(
    'delete from one_time_link where expires_at < $3 or ($4 and purpose = $1 and account is not distinct from $2)',
    [purpose, account, new Date(at), replaces],
  );
  await client.query(
    `insert into one_time_link (id_hash, purpose, account, browser_hash, opened_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [secretHash(secret), purpose, account, browser && secretHash(browser), openedBy, new Date(at), new Date(at + lifeMs)],
  );
  return secret;
}

export type OneTimeKey = { purpose: OneTimePurpose; secret: string; browser?: string | null };

/** The link of a secret as long as it may be used, or null. Looking does not use it up. */
export async function findOneTimeLink(db: Queryable, key: OneTimeKey, at: Instant): Promise<OneTimeLink | null> {
  const { rows } = await db.query<OneTimeLink>(`select ${ROW} from one_time_link where ${STANDS}`, valuesOf(key, at));
  return rows[0] ?? null;
}

/** Uses a link up, once: of two at the same time one gets null. */
export async function useOneTimeLink(client: Queryable, key: OneTimeKey, at: Instant): Promise<OneTimeLink | null> {
  const { rows } = await client.query<OneTimeLink>(
    `update one_time_link set used_at = $3 where ${STANDS} returning ${ROW}`,
    valuesOf(key, at),
  );
  return rows[0] ?? null;
}

/** Ends the unused links of an account. */
export async function endOneTimeLinksOf(client: Queryable, account: string): Promise<void> {
  await client.query('delete from one_time_link where account = $1', [account]);
}

function valuesOf({ purpose, secret, browser = null }: OneTimeKey, at: Instant): unknown[] {
  return [secretHash(secret), purpose, new Date(at), browser && secretHash(browser)];
}
