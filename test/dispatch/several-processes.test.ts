import { dispatchOnce } from '../../dispatch/dispatch-once';
import { runDispatcher } from '../../dispatch/run-dispatcher';
import { createDatabase } from '../../store/database';
import { findMessages } from '../../store/find-messages';
import { aNotice, authority, binh, lan, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { saveAuthority } from '../../store/authorities';
import { anOutside, deliveryStates, FRIDAY, MINUTE, onlyMessage, post, type Outside } from './a-dispatcher';

let database: TestDatabase;
let outside: Outside;

beforeEach(async () => {
  database = await freshDatabase();
  await saveWorld(database.db);
  outside = anOutside(database.db);
});
afterEach(() => database.drop());

const people = Array.from({ length: 40 }, (_, n) => ({ ...lan, id: `p${n}`, email: `p${n}@tan-hoa.example` }));

it('sends nothing twice when four dispatchers run at once, and one message to each', async () => {
  const { db } = database;
  await saveAuthority(db, { ...authority, officers: people });
  await post(db, FRIDAY, [aNotice({ key: 'a' }), aNotice({ key: 'b' })], people);
  const passes = await Promise.all([1, 2, 3, 4].map((n) => dispatchOnce({ ...outside.deps, token: `process-${n}` }, FRIDAY)));
  expect(passes.reduce((sum, { sent }) => sum + sent, 0)).toBe(40);
  expect(new Set(outside.mails.map(({ to }) => to.address)).size).toBe(40);
  expect(outside.mails).toHaveLength(40);
});

it('takes over what a dead process had claimed to send once more', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice()]);
  outside.answers.push({ kind: 'unknown', error: 'timeout' });
  await dispatchOnce(outside.deps, FRIDAY);
  // A lease of nothing: the claim is lost before the message is begun, as after a kill.
  expect(await dispatchOnce({ ...outside.deps, policy: { leaseMs: -1000 } }, FRIDAY + 10 * MINUTE)).toMatchObject({ sent: 0 });
  expect(outside.mails).toHaveLength(1);
  expect(await onlyMessage(db)).toMatchObject({ state: 'claimed', attempt: 1 });
  expect(await dispatchOnce(outside.deps, FRIDAY + 11 * MINUTE)).toMatchObject({ sent: 1 });
  expect(await onlyMessage(db)).toMatchObject({ state: 'accepted', attempt: 2 });
});

it('takes what a process was sending when it died for unknown, and repeats it once under the same Message-ID', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice()]);
  outside.meanwhile = async () => {
    outside.meanwhile = () => Promise.resolve();
    await db.query(
      `update message set lease_until = clock_timestamp() - interval '1 second', claimed_by = 'dead', attempt = attempt`,
    );
    // Another process looks, while the first one is frozen in the middle of its call.
    expect(await dispatchOnce({ ...outside.deps, token: 'other' }, FRIDAY)).toMatchObject({ unknown: 1, sent: 0 });
    await dispatchOnce({ ...outside.deps, token: 'other' }, FRIDAY + 10 * MINUTE);
  };
  // The frozen process wakes with an old answer: it no longer counts.
  outside.answers.push({ kind: 'accepted', reference: 'repeat' }, { kind: 'refused', error: 'late', addressDead: false });
  await dispatchOnce({ ...outside.deps, token: 'frozen' }, FRIDAY);
  expect(outside.mails).toHaveLength(2);
  expect(outside.mails[0]?.messageId).toBe(outside.mails[1]?.messageId);
  expect(await onlyMessage(db)).toMatchObject({ state: 'accepted', attempt: 2 });
  expect(await deliveryStates(db, aNotice().key)).toEqual(['told']);
});

it('lets a process that was only slow say what became of its message', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice()]);
  outside.meanwhile = async () => {
    outside.meanwhile = () => Promise.resolve();
    await db.query(`update message set lease_until = clock_timestamp() - interval '1 second'`);
    await dispatchOnce({ ...outside.deps, token: 'other' }, FRIDAY);
  };
  expect(await dispatchOnce({ ...outside.deps, token: 'slow' }, FRIDAY)).toMatchObject({ sent: 1 });
  expect(await onlyMessage(db)).toMatchObject({ state: 'accepted', attempt: 1 });
});

it('runs until it is told to stop, and wakes when notices are posted', async () => {
  const { db } = database;
  const stop = new AbortController();
  const sent = new Promise<void>((resolve) => {
    outside.meanwhile = async () => resolve();
  });
  const running = runDispatcher({ ...outside.deps, policy: { pollMs: 600_000 } }, stop.signal);
  await post(db, FRIDAY, [aNotice()]);
  await sent;
  stop.abort();
  await running;
  expect((await findMessages(db)).map(({ state }) => state)).toEqual(['accepted']);
});

it('goes on after the database dropped all its connections', async () => {
  const { db } = database;
  const stop = new AbortController();
  const heard: string[] = [];
  const told = (count: number): Promise<void> =>
    new Promise((resolve) => {
      outside.meanwhile = async ({ to }) => {
        heard.push(to.address);
        if (heard.length >= count) resolve();
      };
    });
  const first = told(1);
  const running = runDispatcher({ ...outside.deps, policy: { pollMs: 20 } }, stop.signal);
  await post(db, FRIDAY, [aNotice({ key: 'a' })]);
  await first;
  const second = told(2);
  const other = createDatabase(database.url, { max: 1 });
  await other.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await post(other, FRIDAY, [aNotice({ key: 'b' })], [binh]);
  await other.end();
  await second;
  stop.abort();
  await running;
  expect(heard).toEqual(['lan@tan-hoa.example', 'binh@tan-hoa.example']);
});

it('does not let one message that cannot be made keep the others back', async () => {
  const { db } = database;
  const broken = aNotice({ key: 'broken', items: null as unknown as [] });
  await post(db, FRIDAY, [aNotice()]);
  await db.query(`insert into notice select 'broken', plan, authority, kind, moment_on, at, valid_until, $1 from notice`, [
    JSON.stringify(broken),
  ]);
  await db.query(`insert into delivery (notice, person, channel, authority) values ('broken', 'binh', 'email', 'tan-hoa')`);
  expect(await dispatchOnce(outside.deps, FRIDAY)).toMatchObject({ sent: 1 });
  expect(outside.events).toContainEqual(expect.objectContaining({ kind: 'failed' }));
});
