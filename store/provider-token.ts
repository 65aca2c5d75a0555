import type { PoolClient } from 'pg';
import type { Instant } from '../domain/dates';
import type { Db, Queryable } from './database';
import { inTransaction } from './in-transaction';
import type { SigningKeys } from './link-token';
import { seal, unseal } from './seal';
import { findRescued, rescue } from './token-rescue';

/** A login that a provider renews by a refresh token good for one use. */
export type ProviderToken = { access: string; accessUntil: Instant; refresh: string; refreshUntil: Instant };

export type ProviderTokenOptions = {
  db: Db;
  keys: SigningKeys;
  /** Which provider: `zalo`. */
  name: string;
  /** A folder on this machine, for tokens the database could not take. */
  folder: string;
};

/**
 * The login of one provider, shared by all processes. `change` runs one at a time over all of them: it holds a lock of the
 * database while the provider is asked, so nobody else spends the same refresh token, and commits the answer before giving
 * it back. The provider's answer exists nowhere else then, so it is first written (sealed, 0600, fsync) to a file on this
 * machine: a commit that fails, or a process that dies before it, costs nothing, the next turn finds the file. What remains
 * is the moment between the provider's answer and the file; after that only an administrator can log in again.
 */
export function createProviderToken(options: ProviderTokenOptions) {
  const { db, name } = options;
  return {
    read: () => readToken(db, options),
    change: <T>(
      decide: (stored: ProviderToken | null, recovered: boolean) => Promise<{ store: ProviderToken | null; answer: T }>,
    ): Promise<{ stored: ProviderToken | null; answer: T }> =>
      inTransaction(db, async (client) => {
        await client.query("select pg_advisory_xact_lock(hashtextextended('provider_token:' || $1, 0))", [name]);
        const before = await readToken(client, options);
        const rescued = await findRescued(options, before);
        const { store, answer } = await decide(rescued ?? before, rescued !== null);
        // A full disk is no reason not to try the database.
        if (store) await rescue(options, before, store).catch(() => undefined);
        const next = store ?? rescued;
        if (next) await writeToken(client, options, next);
        return { stored: next ?? before, answer };
      }),
  };
}

/** Until when a login serves; what it is stays sealed. Null before the first login. */
export async function findTokenTimes(
  db: Queryable,
  name: string,
): Promise<{ accessUntil: Instant; refreshUntil: Instant } | null> {
  const { rows } = await db.query<{ accessUntil: Instant; refreshUntil: Instant }>(
    'select access_until as "accessUntil", refresh_until as "refreshUntil" from provider_token where name = $1',
    [name],
  );
  return rows[0] ?? null;
}

type Kept = Pick<ProviderTokenOptions, 'keys' | 'name'>;

// A seal made with a key that was withdrawn reads like no login at all: an administrator logs in again.
async function readToken(db: Queryable, { keys, name }: Kept): Promise<ProviderToken | null> {
  const { rows } = await db.query<{ sealed: string; accessUntil: Instant; refreshUntil: Instant }>(
    'select sealed, access_until as "accessUntil", refresh_until as "refreshUntil" from provider_token where name = $1',
    [name],
  );
  const [row] = rows;
  const text = row ? unseal(keys, `provider-token ${name}`, row.sealed) : null;
  if (!row || text === null) return null;
  const { access, refresh } = JSON.parse(text) as Pick<ProviderToken, 'access' | 'refresh'>;
  return { access, accessUntil: row.accessUntil, refresh, refreshUntil: row.refreshUntil };
}

async function writeToken(client: PoolClient, { keys, name }: Kept, token: ProviderToken): Promise<void> {
  const { access, refresh, accessUntil, refreshUntil } = token;
  await client.query(
    `insert into provider_token (name, sealed, access_until, refresh_until) values ($1, $2, $3, $4)
     on conflict (name) do update set sealed = excluded.sealed, access_until = excluded.access_until, refresh_until = excluded.refresh_until`,
    [
      name,
      seal(keys, `provider-token ${name}`, JSON.stringify({ access, refresh })),
      new Date(accessUntil),
      new Date(refreshUntil),
    ],
  );
}
