import { instantAt } from '../../domain/zone';
import { findAuthority, saveAuthority } from '../../store/authorities';
import { findCalendar, saveCalendar } from '../../store/calendars';
import { findPlan, listPlans } from '../../store/find-plan';
import { findLadder } from '../../store/ladders';
import { savePlan } from '../../store/save-plan';
import { startPlan } from '../../store/set-plan-state';
import { findSetting, saveSetting } from '../../store/settings';
import { aPlan, authority, calendar, ladder, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';

let database: TestDatabase;
const plan = aPlan();

beforeAll(async () => {
  database = await freshDatabase();
  await saveWorld(database.db);
});
afterAll(() => database.drop());

it('gives back what was saved', async () => {
  const { db } = database;
  expect(await findPlan(db, plan.id)).toEqual({
    id: plan.id,
    authority: 'tan-hoa',
    version: 1,
    plan,
    state: 'draft',
    startedAt: null,
    handledOn: null,
    noticedSeq: 0,
    factSeq: 0,
    calendarVersion: 'test',
    ladder: 'default',
  });
  expect(await findAuthority(db, 'tan-hoa')).toEqual(authority);
  expect(await findLadder(db, 'default')).toEqual(ladder);
  expect(await findPlan(db, 'khong/co/2027')).toBeNull();
});

it('makes a new version only when something changed', async () => {
  const { db } = database;
  const changed = { ...plan, title: 'Kế hoạch đã sửa' };
  expect(await savePlan(db, plan, { calendarVersion: 'test' })).toBe(1);
  expect(await savePlan(db, changed, { calendarVersion: 'test' })).toBe(2);
  expect((await listPlans(db)).map((row) => row.plan.title)).toEqual(['Kế hoạch đã sửa']);
  expect(await saveAuthority(db, authority)).toBe(1);
  expect(await saveAuthority(db, { ...authority, name: 'UBND phường Tân Hòa' })).toBe(2);
});

it('keeps a calendar version as it was first saved, and finds the one saved last', async () => {
  const { db } = database;
  await saveCalendar(db, { ...calendar, years: {} });
  await saveCalendar(db, { ...calendar, version: 'newer' });
  expect(await findCalendar(db, 'test')).toEqual(calendar);
  expect((await findCalendar(db))?.version).toBe('newer');
});

it('starts a plan once: the first instant stays', async () => {
  const { db } = database;
  const first = instantAt('2027-01-18', '08:00');
  await Promise.all([startPlan(db, plan.id, first), startPlan(db, plan.id, first)]);
  const row = await startPlan(db, plan.id, instantAt('2027-02-01', '08:00'));
  expect(row).toMatchObject({ state: 'running', startedAt: first });
});

it('keeps settings', async () => {
  await saveSetting(database.db, 'epoch', 2);
  expect(await findSetting(database.db, 'epoch')).toBe(2);
  expect(await findSetting(database.db, 'nothing')).toBeNull();
});
