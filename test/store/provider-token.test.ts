import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '../../store/database';
import type { SigningKeys } from '../../store/link-token';
import { createProviderToken, findTokenTimes, type ProviderToken } from '../../store/provider-token';
import { seal, unseal } from '../../store/seal';
import { freshDatabase, type TestDatabase } from '../support/postgres';

const keys: SigningKeys = { current: 'k1', secrets: { k1: 'a'.repeat(43) } };
const token = (n: number): ProviderToken => ({
  access: `access-${n}`,
  accessUntil: 1_800_000_000_000 + n,
  refresh: `refresh-${n}`,
  refreshUntil: 1_900_000_000_000 + n,
});
const put = (next: ProviderToken | null) => () => Promise.resolve({ store: next, answer: 'done' });

let base: TestDatabase;
let folder: string;
let store: ReturnType<typeof createProviderToken>;
const open = (over: Partial<Parameters<typeof createProviderToken>[0]> = {}) =>
  createProviderToken({ db: base.db, keys, name: 'zalo', folder, ...over });

beforeAll(async () => {
  base = await freshDatabase();
});
afterAll(() => base.drop());
beforeEach(async () => {
  await base.db.query('delete from provider_token');
  folder = await mkdtemp(join(tmpdir(), 'token-'));
  store = open();
});
afterEach(() => rm(folder, { recursive: true }));

it('keeps what is decided and gives it back', async () => {
  expect(await store.read()).toBeNull();
  expect(await store.change(put(token(1)))).toEqual({ stored: token(1), answer: 'done' });
  expect(await store.change(put(null))).toEqual({ stored: token(1), answer: 'done' });
  expect(await open().read()).toEqual(token(1));
  expect(await findTokenTimes(base.db, 'zalo')).toEqual({
    accessUntil: token(1).accessUntil,
    refreshUntil: token(1).refreshUntil,
  });
});

it('leaves no secret in the database or on the disk, and the file to its owner alone', async () => {
  await store.change(put(token(1)));
  const { rows } = await base.db.query<{ row: string }>('select provider_token::text as row from provider_token');
  const path = join(folder, 'zalo-tokens.sealed');
  expect(`${rows[0]?.row} ${await readFile(path, 'utf8')}`).not.toMatch(/(access|refresh)-1/);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

it('reads nothing with another key, for another purpose, or after a change of one character', async () => {
  const sealed = seal(keys, 'one', 'bí mật');
  expect(unseal(keys, 'one', sealed)).toBe('bí mật');
  expect(unseal(keys, 'two', sealed)).toBeNull();
  expect(unseal({ current: 'k1', secrets: { k1: 'b'.repeat(43) } }, 'one', sealed)).toBeNull();
  expect(unseal({ current: 'k2', secrets: { k2: 'a'.repeat(43) } }, 'one', sealed)).toBeNull();
  // The last character of a part may hold bits that say nothing; it is changed by one that does not.
  for (let i = 3; i < sealed.length; i += 1) {
    const other = sealed[i] === 'A' ? 'w' : 'A';
    expect(unseal(keys, 'one', `${sealed.slice(0, i)}${other}${sealed.slice(i + 1)}`)).toBeNull();
  }
  expect(unseal(keys, 'one', '')).toBeNull();
});

it('reads with an older key while it lives, and seals with the new one', async () => {
  await store.change(put(token(1)));
  const rotated: SigningKeys = { current: 'k2', secrets: { ...keys.secrets, k2: 'c'.repeat(43) } };
  expect(await open({ keys: rotated }).read()).toEqual(token(1));
  await open({ keys: rotated }).change(put(token(2)));
  expect(await store.read()).toBeNull();
});

it('lets one at a time decide, each on what the one before has stored', async () => {
  const dbs = Array.from({ length: 8 }, () => createDatabase(base.url, { max: 1 }));
  let inside = 0;
  let most = 0;
  await Promise.all(
    dbs.map((db) =>
      open({ db }).change(async (stored) => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise(setImmediate);
        inside -= 1;
        return { store: token(Number(stored?.access.split('-')[1] ?? 0) + 1), answer: null };
      }),
    ),
  );
  expect(most).toBe(1);
  expect((await store.read())?.access).toBe('access-8');
  await Promise.all(dbs.map((db) => db.end()));
});

it('stores nothing when deciding fails', async () => {
  await store.change(put(token(1)));
  await expect(store.change(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await store.read()).toEqual(token(1));
});

/** The database drops the connection that holds the lock, between the provider's answer and the commit. */
async function loseConnection(next: ProviderToken): Promise<void> {
  const db = createDatabase(base.url, { max: 1 });
  const lost = open({ db }).change(async () => {
    await base.db.query(
      "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid() and granted and database = (select oid from pg_database where datname = current_database())",
    );
    return { store: next, answer: null };
  });
  await expect(lost).rejects.toThrow();
  await db.end();
}

it.each([[token(1)], [null]])('finds again what the database could not take (before: %j)', async (before) => {
  if (before) await store.change(put(before));
  await loseConnection(token(2));
  expect(await store.read()).toEqual(before);

  const seen: unknown[] = [];
  const { stored } = await open().change((found, recovered) => {
    seen.push(found, recovered);
    return Promise.resolve({ store: null, answer: null });
  });
  expect(seen).toEqual([token(2), true]);
  expect(stored).toEqual(token(2));
  expect(await store.read()).toEqual(token(2));
});

it('does not take the file for news when somebody has logged in since', async () => {
  await store.change(put(token(1)));
  await loseConnection(token(2));
  const elsewhere = await mkdtemp(join(tmpdir(), 'token-'));
  await open({ folder: elsewhere }).change(put(token(7)));
  expect((await store.change(put(null))).stored).toEqual(token(7));
  await rm(elsewhere, { recursive: true });
});

it('works on with a file it cannot read, and where it cannot write one', async () => {
  await writeFile(join(folder, 'zalo-tokens.sealed'), 'k1.x.y.z');
  expect((await store.change(put(token(1)))).stored).toEqual(token(1));
  const full = open({ folder: join(folder, 'zalo-tokens.sealed') });
  expect((await full.change(put(token(2)))).stored).toEqual(token(2));
});
