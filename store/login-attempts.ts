import type { Instant } from '../domain/dates';
import type { Db } from './database';
import { inTransaction } from './in-transaction';
import { secretHash } from './secret-hash';

/** Failed attempts under a key, and from when on the next one is looked at. */
export type Attempts = { failures: number; freeAt: Instant };

/**
 * Reads what is known under some keys, lets `decide` say what is known afterwards, and keeps that, all at one stroke: guesses
 * made at the same time are counted one after the other. `decide` gets null where nothing is known and answers null where
 * nothing is to be kept.
 */
export async function changeAttempts<T>(
  db: Db,
  keys: readonly string[],
  decide: (known: (Attempts | null)[]) => { keep: (Attempts | null)[]; answer: T },
): Promise<T> {
  return inTransaction(db, async (client) => {
    const hashes = keys.map(secretHash);
    // In one order for everybody, so that two who share keys cannot wait for each other.
    for (const hash of [...hashes].sort()) await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [hash]);
    const { rows } = await client.query<Attempts & { hash: string }>(
      'select key_hash as hash, failures, free_at as "freeAt" from login_attempt where key_hash = any ($1)',
      [hashes],
    );
    const { keep, answer } = decide(hashes.map((hash) => rows.find((row) => row.hash === hash) ?? null));
    for (const [index, hash] of hashes.entries()) {
      const kept = keep[index];
      if (!kept) await client.query('delete from login_attempt where key_hash = $1', [hash]);
      else
        await client.query(
          `insert into login_attempt (key_hash, failures, free_at) values ($1, $2, $3)
           on conflict (key_hash) do update set failures = excluded.failures, free_at = excluded.free_at`,
          [hash, kept.failures, new Date(kept.freeAt)],
        );
    }
    return answer;
  });
}

/** Forgets what lies so far back that it no longer counts. */
export async function forgetAttempts(db: Db, before: Instant): Promise<void> {
  await db.query('delete from login_attempt where free_at < $1', [new Date(before)]);
}
