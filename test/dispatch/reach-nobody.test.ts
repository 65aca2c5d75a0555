import { dispatchOnce } from '../../dispatch/dispatch-once';
import { aNotice, aPlan, binh, lan, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { anOutside, deliveryStates, FRIDAY, MINUTE, post, type Outside } from './a-dispatcher';

let database: TestDatabase;
let outside: Outside;

beforeEach(async () => {
  database = await freshDatabase();
  await saveWorld(database.db, [aPlan()]);
  outside = anOutside(database.db);
});
afterEach(() => database.drop());

it('tells the coordinator whom a refused message did not reach', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice()], [binh]);
  outside.answers.push({ kind: 'refused', error: '550 5.1.1', addressDead: true });
  expect(await dispatchOnce(outside.deps, FRIDAY)).toMatchObject({ refused: 1 });
  expect(await deliveryStates(db, aNotice().key)).toEqual(['undeliverable']);
  await dispatchOnce(outside.deps, FRIDAY + MINUTE);
  expect(outside.mails[1]?.to.address).toBe('minh@tan-hoa.example');
  expect(outside.mails[1]?.text).toContain('Trần Văn Bình');
  expect(outside.events.map(({ kind }) => kind)).toEqual(['address-stopped', 'refused']);
});

it('tells the coordinator too when there is no address at all, and does not go round in circles', async () => {
  const { db } = database;
  const nobody = { ...lan, id: 'khong-co' };
  await post(db, FRIDAY, [aNotice()], [nobody]);
  expect(await dispatchOnce(outside.deps, FRIDAY)).toMatchObject({ sent: 0, undeliverable: 1 });
  outside.answers.push({ kind: 'refused', error: '550', addressDead: true });
  await dispatchOnce(outside.deps, FRIDAY + MINUTE);
  await dispatchOnce(outside.deps, FRIDAY + 2 * MINUTE);
  expect(outside.mails.map(({ to }) => to.address)).toEqual(['minh@tan-hoa.example']);
});
