import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTokenKeeper, type TokenKeeper } from '../../channels/zalo/keep-tokens';
import type { Tokens } from '../../channels/zalo/token-store';
import { createZns } from '../../channels/zalo/zns';
import { instantAt } from '../../domain/zone';
import { clearAlarm, findAlarms, raiseAlarm } from '../../store/alarms';
import { createDatabase, type Db } from '../../store/database';
import type { SigningKeys } from '../../store/link-token';
import { createProviderToken } from '../../store/provider-token';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { APP, aZaloServer, type ZaloServer } from '../support/zalo-server';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = instantAt('2027-05-28', '08:03');
const keys: SigningKeys = { current: 'k1', secrets: { k1: 'a'.repeat(43) } };
const tokenOf = (access: string): object => ({ kind: 'token', token: access });

let base: TestDatabase;
let zalo: ZaloServer;
let folder: string;
let now: number;

const storeOf = (db: Db) => createProviderToken({ db, keys, name: 'zalo', folder });
const aWorker = (db: Db = base.db): TokenKeeper =>
  createTokenKeeper({
    ...APP,
    oauthUrl: zalo.url,
    timeout: 300,
    store: storeOf(db),
    alarms: { raise: (alarm, at) => raiseAlarm(base.db, alarm, at), clear: (cause, at) => clearAlarm(base.db, cause, at) },
    now: () => now,
  });

/** A login whose access token lives for `access` more milliseconds and its refresh token for `refresh`. */
const stored = (access: number, refresh = 80 * DAY) => {
  const tokens: Tokens = {
    access: zalo.current.access,
    accessUntil: START + access,
    refresh: zalo.current.refresh,
    refreshUntil: START + refresh,
  };
  return storeOf(base.db).change(() => Promise.resolve({ store: tokens, answer: null }));
};

beforeAll(async () => {
  base = await freshDatabase();
});
afterAll(() => base.drop());
beforeEach(async () => {
  await base.db.query('delete from provider_token');
  await base.db.query('delete from alarm');
  zalo = await aZaloServer();
  folder = await mkdtemp(join(tmpdir(), 'zalo-'));
  now = START;
});
afterEach(async () => {
  await zalo.close();
  await rm(folder, { recursive: true });
});

it('uses the token it has while that lives for more than an hour', async () => {
  await stored(2 * HOUR);
  const worker = aWorker();
  expect(await worker.access()).toEqual(tokenOf('access-0'));
  expect(zalo.refreshed).toEqual([]);
  now += HOUR + 1;
  expect(await worker.access()).toEqual(tokenOf('access-1'));
  expect(zalo.refreshed).toEqual(['refresh-0']);
});

it('spends each refresh token once, over weeks', async () => {
  await stored(0);
  const worker = aWorker();
  for (let day = 0; day < 20; day += 1, now += DAY) expect((await worker.access()).kind).toBe('token');
  expect(zalo.refreshed).toEqual(Array.from({ length: 20 }, (_, i) => `refresh-${i}`));
  expect(await findAlarms(base.db)).toEqual([]);
});

it('lets one of twenty workers renew an expired token; the others send with what it stored', async () => {
  await stored(-HOUR);
  const dbs = Array.from({ length: 20 }, () => createDatabase(base.url, { max: 1 }));
  const notice = { to: '+84912345678', template: '1', params: { ma: 'K7Q2M4XA' }, requestId: 'abc', date: START };
  const sent = await Promise.all(dbs.map((db) => createZns({ tokens: aWorker(db), url: zalo.url }).send(notice)));
  expect(sent.map(({ kind }) => kind)).toEqual(Array(20).fill('accepted'));
  expect(zalo.refreshed).toEqual(['refresh-0']);
  expect(zalo.sent.map(({ token }) => token)).toEqual(Array(20).fill('access-1'));
  await Promise.all(dbs.map((db) => db.end()));
});

it('renews once when Zalo withdraws the token in the middle of twenty messages', async () => {
  await stored(20 * HOUR);
  zalo.withdrawAccess();
  const dbs = Array.from({ length: 5 }, () => createDatabase(base.url, { max: 1 }));
  const transports = dbs.map((db) => createZns({ tokens: aWorker(db), url: zalo.url }));
  const lanes = transports.flatMap((transport) => [transport, transport, transport, transport]);
  const notice = { to: '+84912345678', template: '1', params: { ma: 'X' }, requestId: 'abc', date: START };
  const sent = await Promise.all(lanes.map((lane) => lane.send(notice)));
  expect(sent.map(({ kind }) => kind)).toEqual(Array(20).fill('accepted'));
  expect(zalo.refreshed).toEqual(['refresh-0']);
  expect(zalo.sent).toHaveLength(20);
  await Promise.all(dbs.map((db) => db.end()));
});

it('raises one alarm when the refresh token is refused, and clears it after a new login', async () => {
  await stored(-HOUR);
  zalo.current = { refresh: 'refresh-other', access: 'access-other' };
  const worker = aWorker();
  expect(await worker.access()).toMatchObject({ kind: 'our-fault', error: expect.stringContaining('-14020') as string });
  expect(await worker.access()).toMatchObject({ kind: 'our-fault' });
  const alarms = await findAlarms(base.db);
  expect(alarms.map(({ cause }) => cause)).toEqual(['zalo-token']);
  expect(alarms[0]?.mend).toContain('dondoc zalo login');
  expect(JSON.stringify(alarms)).not.toMatch(/(refresh|access)-/);

  expect(await aWorker().login('refresh-other')).toMatchObject({ kind: 'renewed' });
  expect(await findAlarms(base.db)).toEqual([]);
  expect(await worker.access()).toEqual(tokenOf('access-1'));
});

it('sends on with the old token when an early renewal fails, and does not ask at every message', async () => {
  await stored(HOUR / 2);
  zalo.trouble.refresh = { status: 503, body: '' };
  const worker = aWorker();
  for (let i = 0; i < 5; i += 1) expect(await worker.access()).toEqual(tokenOf('access-0'));
  expect(zalo.refreshed).toHaveLength(1);
  zalo.trouble.refresh = null;
  now += HOUR / 4;
  expect(await worker.access()).toEqual(tokenOf('access-1'));
  expect(await findAlarms(base.db)).toEqual([]);
});

it('waits, without an alarm, while the login server is away and the token has ended', async () => {
  await stored(-1);
  zalo.trouble.refresh = { status: 503, body: '' };
  expect((await aWorker().access()).kind).toBe('deferred');
  expect(await findAlarms(base.db)).toEqual([]);
});

it('knows that a login is lost when the answer to a renewal got lost on the way', async () => {
  await stored(-1);
  zalo.trouble.refresh = 'silent';
  const worker = aWorker();
  expect((await worker.access()).kind).toBe('deferred');
  zalo.trouble.refresh = null;
  expect((await worker.access()).kind).toBe('our-fault');
  expect(await findAlarms(base.db)).toHaveLength(1);
});

it('survives the loss of the database between the answer and the commit; another worker’s false alarm ends', async () => {
  await stored(-1);
  const lost = createDatabase(base.url, { max: 1 });
  const first = aWorker(lost);
  zalo.onSpent = async () => {
    zalo.onSpent = () => Promise.resolve();
    await base.db.query(
      "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and pid <> pg_backend_pid() and database = (select oid from pg_database where datname = current_database())",
    );
  };
  expect((await first.access()).kind).toBe('deferred');
  // On another machine there is no file: it tries the spent token.
  const elsewhere = createTokenKeeper({
    ...APP,
    oauthUrl: zalo.url,
    store: createProviderToken({ db: base.db, keys, name: 'zalo', folder: join(folder, 'elsewhere') }),
    alarms: { raise: (alarm, at) => raiseAlarm(base.db, alarm, at), clear: (cause, at) => clearAlarm(base.db, cause, at) },
    now: () => now,
  });
  expect((await elsewhere.access()).kind).toBe('our-fault');
  expect(await findAlarms(base.db)).toHaveLength(1);

  expect(await aWorker().access()).toEqual(tokenOf('access-1'));
  expect(await elsewhere.access()).toEqual(tokenOf('access-1'));
  expect(await findAlarms(base.db)).toEqual([]);
  expect(zalo.refreshed).toEqual(['refresh-0', 'refresh-0']);
  await lost.end();
});

it('says what to do before the first login', async () => {
  expect(await aWorker().access()).toMatchObject({
    kind: 'our-fault',
    error: expect.stringContaining('dondoc zalo login') as string,
  });
  expect(zalo.refreshed).toEqual([]);
});

it('keeps nothing of a refresh token that Zalo refuses at login', async () => {
  await stored(20 * HOUR);
  expect(await aWorker().login('refresh-wrong')).toMatchObject({ kind: 'refused' });
  expect(await aWorker().access()).toEqual(tokenOf('access-0'));
});

it('warns a fortnight before the login ends', async () => {
  await stored(20 * HOUR, 15 * DAY);
  const worker = aWorker();
  await worker.keep();
  expect(await findAlarms(base.db)).toEqual([]);
  await stored(20 * HOUR, 13 * DAY + HOUR);
  await worker.keep();
  expect((await findAlarms(base.db))[0]?.words).toContain('còn hiệu lực 13 ngày');
});

it('renews a login that nobody sends with, and is content', async () => {
  await stored(-40 * DAY, 13 * DAY);
  const worker = aWorker();
  await worker.keep();
  expect(zalo.refreshed).toEqual(['refresh-0']);
  expect(await findAlarms(base.db)).toEqual([]);
});
