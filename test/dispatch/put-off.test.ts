import { dispatchOnce } from '../../dispatch/dispatch-once';
import { findDeliveries } from '../../store/find-deliveries';
import { findMessages } from '../../store/find-messages';
import { aNotice, aPlan, binh, lan, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { anOutside, FRIDAY, MINUTE, onlyMessage, post, type Outside } from './a-dispatcher';

let database: TestDatabase;
let outside: Outside;

beforeEach(async () => {
  database = await freshDatabase();
  await saveWorld(database.db, [aPlan()]);
  outside = anOutside(database.db);
});
afterEach(() => database.drop());

it('tries again later what was put off, as the same message', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice()]);
  outside.answers.push({ kind: 'deferred', error: '450 greylisted' });
  expect(await dispatchOnce(outside.deps, FRIDAY)).toMatchObject({ sent: 0, deferred: 1, nextAt: FRIDAY + MINUTE });
  expect(await dispatchOnce(outside.deps, FRIDAY + MINUTE - 1)).toMatchObject({ sent: 0 });
  expect(await dispatchOnce(outside.deps, FRIDAY + MINUTE)).toMatchObject({ sent: 1 });
  expect(await onlyMessage(db)).toMatchObject({ state: 'accepted', attempt: 2 });
  expect(outside.mails[0]?.messageId).toBe(outside.mails[1]?.messageId);
});

it('waits longer each time, and merges what has come since', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice({ key: 'first' })]);
  outside.answers.push({ kind: 'deferred', error: '421' }, { kind: 'deferred', error: '421' });
  await dispatchOnce(outside.deps, FRIDAY);
  expect(await dispatchOnce(outside.deps, FRIDAY + MINUTE)).toMatchObject({ nextAt: FRIDAY + 6 * MINUTE });
  const items = [{ task: '5', key: '2027-06', lead: 'dai-pt', dueOn: '2027-06-30' }];
  await post(db, FRIDAY + 2 * MINUTE, [aNotice({ key: 'second', items })]);
  expect(await dispatchOnce(outside.deps, FRIDAY + 3 * MINUTE)).toMatchObject({ sent: 0 });
  expect(await dispatchOnce(outside.deps, FRIDAY + 6 * MINUTE)).toMatchObject({ sent: 1 });
  expect(outside.mails).toHaveLength(3);
  expect((await findMessages(db)).map(({ state }) => state).sort()).toEqual(['accepted', 'superseded']);
  expect(await findDeliveries(db, { state: 'told' })).toHaveLength(2);
});

it('forgets nothing when only a part of what was put off may be told now', async () => {
  const { db } = database;
  const rests = aNotice({ key: 'rests', kind: 'escalation', restsOn: 'nothing-told-yet' });
  await post(db, FRIDAY, [aNotice({ key: 'told' }), aNotice({ ...rests, restsOn: undefined })]);
  outside.answers.push({ kind: 'deferred', error: '421' });
  await dispatchOnce(outside.deps, FRIDAY);
  await db.query(`update notice set data = data || '{"restsOn": "nothing-told-yet"}' where key = 'rests'`);
  expect(await dispatchOnce(outside.deps, FRIDAY + MINUTE)).toMatchObject({ sent: 1 });
  await db.query(`update notice set data = data - 'restsOn' where key = 'rests'`);
  expect(await dispatchOnce(outside.deps, FRIDAY + 2 * MINUTE)).toMatchObject({ sent: 1 });
  expect(await findDeliveries(db, { state: 'told' })).toHaveLength(2);
});

it('keeps the channel still after a fault of our own, says so once, and burns no attempt', async () => {
  const { db } = database;
  outside = anOutside(db, 1);
  await post(db, FRIDAY, [aNotice()], [lan, binh]);
  outside.answers.push({ kind: 'our-fault', error: '535 login' }, { kind: 'our-fault', error: '535 login' });
  await dispatchOnce(outside.deps, FRIDAY);
  const still = { sent: 0, nextAt: FRIDAY + 5 * MINUTE };
  expect(await dispatchOnce(outside.deps, FRIDAY + MINUTE)).toMatchObject(still);
  expect(outside.mails).toHaveLength(1);
  await dispatchOnce(outside.deps, FRIDAY + 5 * MINUTE);
  expect(outside.mails).toHaveLength(2);
  expect(await dispatchOnce(outside.deps, FRIDAY + 10 * MINUTE)).toMatchObject({ sent: 2 });
  expect(outside.events.map(({ kind }) => kind)).toEqual(['circuit-opened', 'circuit-closed']);
});
