import { createPlanContexts, type PlanContext } from '../../dispatch/plan-contexts';
import { addCalendar } from '../../store/calendars';
import { saveAuthority } from '../../store/authorities';
import { addOwnLadder } from '../../store/ladders';
import { saveNoticeTexts } from '../../store/notice-texts';
import { savePlan } from '../../store/save-plan';
import { aPlan, authority, calendar, ladder, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { FRIDAY } from './a-dispatcher';

const PLAN = aPlan();

let database: TestDatabase;

beforeEach(async () => {
  database = await freshDatabase();
  await saveWorld(database.db, [PLAN]);
});
afterEach(() => database.drop());

/** What a new pass knows of the plan. */
async function looked(): Promise<PlanContext> {
  const contexts = createPlanContexts(database.db);
  await contexts.load([PLAN.id, 'tan-hoa/no-such-plan/2027']);
  expect(contexts.of('tan-hoa/no-such-plan/2027')).toBeNull();
  return contexts.of(PLAN.id)!;
}

it('keeps what a plan’s messages are made of from pass to pass', async () => {
  const first = await looked();
  expect(first).toMatchObject({ plan: { title: PLAN.title }, register: { name: authority.name }, texts: {} });
  expect(await looked()).toBe(first);
});

const NEW_WORDS = { authority: 'tan-hoa', kind: 'reminder', texts: { sms: 'Nho lam' }, by: null, at: FRIDAY };
const NEW_CALENDAR = { ...calendar, version: 'test-2' };

it.each([
  [
    'a register',
    () => saveAuthority(database.db, { ...authority, name: 'UBND phường Tân Hòa' }),
    { register: { name: 'UBND phường Tân Hòa' } },
  ],
  ['words', () => saveNoticeTexts(database.db, NEW_WORDS), { texts: { 'reminder sms': 'Nho lam' } }],
  ['a ladder', () => addOwnLadder(database.db, 'tan-hoa', { ...ladder, momentAt: '09:00' }), { ladder: { momentAt: '09:00' } }],
  [
    'a plan',
    () => savePlan(database.db, { ...PLAN, title: 'Kế hoạch mới' }, { calendarVersion: calendar.version }),
    { plan: { title: 'Kế hoạch mới' } },
  ],
  [
    'a calendar',
    async () => {
      await addCalendar(database.db, NEW_CALENDAR, null);
      await database.db.query('update plan set calendar_version = $1', [NEW_CALENDAR.version]);
    },
    { calendar: { version: 'test-2' } },
  ],
  ['a start', () => database.db.query('update plan set started_at = $1', [new Date(FRIDAY)]), { startedAt: FRIDAY }],
])('takes a new version of %s in the next pass', async (_what, change, seen) => {
  const before = await looked();
  expect(before).not.toMatchObject(seen);
  await change();
  expect(await looked()).toMatchObject(seen);
});
