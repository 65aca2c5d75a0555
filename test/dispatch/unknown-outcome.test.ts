import { dispatchOnce } from '../../dispatch/dispatch-once';
import { findMessages } from '../../store/find-messages';
import { recordFact } from '../../store/record-fact';
import { aFact, aNotice, aPlan, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { anOutside, deliveryStates, FRIDAY, MINUTE, post, type Outside } from './a-dispatcher';
import { findTold } from './find-told';

let database: TestDatabase;
let outside: Outside;

beforeEach(async () => {
  database = await freshDatabase();
  await saveWorld(database.db, [aPlan()]);
  outside = anOutside(database.db);
});
afterEach(() => database.drop());

it('looks again right before sending, and tells what is left in a new message', async () => {
  const { db } = database;
  await post(db, FRIDAY, [
    aNotice({ key: 'done' }),
    aNotice({ key: 'open', items: [{ task: '5', key: '2027-06', lead: 'dai-pt', dueOn: '2027-06-30' }] }),
  ]);
  outside.answers.push({ kind: 'unknown', error: 'reset' });
  await dispatchOnce(outside.deps, FRIDAY);
  await recordFact(db, aFact());
  await dispatchOnce(outside.deps, FRIDAY + 10 * MINUTE);
  expect(await findTold(db)).toEqual(
    [
      ['open', 'told'],
      ['done', 'superseded'],
    ].sort(),
  );
  expect((await findMessages(db)).map(({ state }) => state).sort()).toEqual(['accepted', 'unknown']);
  expect(outside.mails[1]?.messageId).not.toBe(outside.mails[0]?.messageId);
});

it('sends once more, the same text under the same Message-ID, when the outcome is unknown; then it stops', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice()]);
  outside.answers.push({ kind: 'unknown', error: 'timeout' }, { kind: 'unknown', error: 'timeout' });
  expect(await dispatchOnce(outside.deps, FRIDAY)).toMatchObject({ unknown: 1, nextAt: FRIDAY + 10 * MINUTE });
  expect(await dispatchOnce(outside.deps, FRIDAY + 9 * MINUTE)).toMatchObject({ sent: 0 });
  expect(await dispatchOnce(outside.deps, FRIDAY + 10 * MINUTE)).toMatchObject({ unknown: 1 });
  await dispatchOnce(outside.deps, FRIDAY + 120 * MINUTE);
  const toLan = outside.mails.filter(({ to }) => to.address === 'lan@tan-hoa.example');
  expect(toLan).toHaveLength(2);
  expect(new Set(toLan.map(({ messageId, text }) => `${messageId} ${text}`)).size).toBe(1);
  expect(await deliveryStates(db, aNotice().key)).toEqual(['undeliverable', 'told']);
  expect(outside.events).toContainEqual(expect.objectContaining({ kind: 'unknown-twice' }));
});

it('does not repeat an unknown message when the work was reported meanwhile', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice()]);
  outside.answers.push({ kind: 'unknown', error: 'timeout' });
  await dispatchOnce(outside.deps, FRIDAY);
  await recordFact(db, aFact());
  expect(await dispatchOnce(outside.deps, FRIDAY + 10 * MINUTE)).toMatchObject({ sent: 0 });
  expect(outside.mails).toHaveLength(1);
  expect(await deliveryStates(db, aNotice().key)).toEqual(['superseded']);
});
