import { instantAt } from '../../domain/zone';
import { findDeliveries } from '../../store/find-deliveries';
import { findPlan } from '../../store/find-plan';
import { findToldNotices } from '../../store/find-told-notices';
import { postNotices } from '../../store/post-notices';
import { aNotice, aPlan, binh, lan, saveWorld, toPerson } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';

let database: TestDatabase;
const planId = aPlan().id;

beforeAll(async () => {
  database = await freshDatabase();
  await saveWorld(database.db);
});
afterAll(() => database.drop());

const at = instantAt('2027-06-01', '08:03');
const overdue = aNotice({ kind: 'overdue', key: 'o', momentOn: '2027-06-01' });
const reminder = aNotice({ key: 'r' });
const order = {
  planId,
  at,
  handledOn: '2027-06-01',
  factsThrough: 3,
  changesTold: 0,
  closes: false,
  notices: [overdue, reminder],
};

it('posts a moment once, however often it is repeated and whoever holds the post by then', async () => {
  const { db } = database;
  expect(await postNotices(db, order, [toPerson(overdue), toPerson(overdue, binh), toPerson(reminder)])).toBe(2);
  expect(await postNotices(db, order, [toPerson(overdue, { ...lan, id: 'successor' })])).toBe(0);
  expect((await findDeliveries(db, { planId })).map(({ person, notice }) => `${notice.key} ${person}`)).toEqual([
    'o binh',
    'o lan',
    'r lan',
  ]);
});

it('notes how far the plan has come and never goes back', async () => {
  const { db } = database;
  await postNotices(db, { ...order, handledOn: '2027-05-03', factsThrough: 1, notices: [] }, []);
  await postNotices(db, { ...order, handledOn: null, factsThrough: 4, notices: [] }, []);
  expect(await findPlan(db, planId)).toMatchObject({ handledOn: '2027-06-01', noticedSeq: 4 });
});

it('closes a plan with its last notices, in the same breath', async () => {
  const { db } = database;
  await postNotices(db, { ...order, handledOn: '2028-01-31', closes: true, notices: [] }, []);
  expect((await findPlan(db, planId))?.state).toBe('closed');
});

it('gives the workflow back what its next steps depend on', async () => {
  expect(await findToldNotices(database.db, planId)).toEqual([overdue]);
});
