import { createWaits } from '../../dispatch/waits';
import { dispatchOnce } from '../../dispatch/dispatch-once';
import { wakePutOff } from '../../store/wake-put-off';
import { aNotice, aPlan, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { anOutside, FRIDAY, MINUTE, post, type Outside } from './a-dispatcher';

let database: TestDatabase;
let outside: Outside;
let reads: () => number;

beforeEach(async () => {
  database = await freshDatabase();
  await saveWorld(database.db, [aPlan()]);
  outside = anOutside(database.db);
  outside.deps.waits = createWaits();
  outside.deps.policy = { gatherMs: 2000 };
  const query = jest.spyOn(database.db, 'query');
  reads = () => query.mock.calls.filter(([text]) => String(text).includes('as "sentAt"')).length;
});
afterEach(() => database.drop());

const items = [{ task: '5', key: '2027-06', lead: 'dai-pt', dueOn: '2027-06-30' }];

it('reads nobody again who only waits for more of the moment, and says until when', async () => {
  await post(database.db, FRIDAY, [aNotice()]);
  for (const at of [0, 500, 1999]) {
    expect(await dispatchOnce(outside.deps, FRIDAY + at)).toMatchObject({ sent: 0, nextAt: FRIDAY + 2000 });
  }
  expect(reads()).toBe(1);
  expect(await dispatchOnce(outside.deps, FRIDAY + 2000)).toMatchObject({ sent: 1, nextAt: null });
});

it('looks at once when something comes that gathers nothing', async () => {
  await post(database.db, FRIDAY, [aNotice()]);
  await dispatchOnce(outside.deps, FRIDAY);
  await post(database.db, FRIDAY, [aNotice({ key: 'receipt', kind: 'receipt', items })]);
  expect(await dispatchOnce(outside.deps, FRIDAY + 500)).toMatchObject({ sent: 1 });
});

it('reads nobody again who has had enough for now, until the limit allows more', async () => {
  await post(database.db, FRIDAY, [aNotice()]);
  await dispatchOnce(outside.deps, FRIDAY + 2000);
  await post(database.db, FRIDAY + 2000, [aNotice({ key: 'next', items })]);
  const before = reads();
  for (const at of [5000, 10_000, 30_000]) {
    expect(await dispatchOnce(outside.deps, FRIDAY + at)).toMatchObject({ sent: 0, nextAt: FRIDAY + 2000 + MINUTE });
  }
  expect(reads() - before).toBe(1);
  expect(await dispatchOnce(outside.deps, FRIDAY + 2000 + MINUTE)).toMatchObject({ sent: 1 });
});

it('looks at once at what was put off and is due again before its time', async () => {
  outside.answers.push({ kind: 'deferred', error: 'ECONNREFUSED', isDown: true });
  await post(database.db, FRIDAY, [aNotice()]);
  for (const at of [2000, 3000, 4000]) await dispatchOnce(outside.deps, FRIDAY + at);
  expect(reads()).toBe(2);
  await wakePutOff(database.db, 'email', FRIDAY + 5000);
  expect(await dispatchOnce(outside.deps, FRIDAY + 5000)).toMatchObject({ sent: 1 });
});
