import { loadPlan } from '../../activities/load-plan';
import { postNotices } from '../../activities/post-notices';
import { loadLimits } from '../../config/load-limits';
import type { Instant } from '../../domain/dates';
import { nextStep } from '../../domain/next-step';
import { withLoaded } from '../../domain/plan-progress';
import { notLoaded } from '../../domain/plan-state';
import { instantAt } from '../../domain/zone';
import { countUnknown } from '../../store/count-unknown';
import { findPlanMarks } from '../../store/find-plan-marks';
import { findPlansUntold } from '../../store/find-plans-untold';
import { postNotices as keepNotices } from '../../store/post-notices';
import { recordFact } from '../../store/record-fact';
import { startPlan } from '../../store/set-plan-state';
import { findLateDeliveries } from '../../worker/watchdog/late-deliveries';
import { findLatePlans, type Quiet } from '../../worker/watchdog/late-plans';
import { aFact, aNotice, aPlan, lan, saveWorld, toPerson } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';

const MINUTE = 60_000;
const LATE = 5 * MINUTE;
const limits = loadLimits().perPerson;
const monthly = { text: '', class: 'recurring' as const, rule: { kind: 'each' as const, period: 'month' as const }, needs: null };
/** Friday 28/05/2027: the reminder of the report due on Monday; the authority acts between 08:00 and 08:10. */
const FRIDAY = '2027-05-28';
let database: TestDatabase;
let planId: string;

beforeEach(async () => {
  database = await freshDatabase();
  const plan = aPlan();
  const tasks = plan.tasks.map((task) => ({ ...task, schedules: [{ ...monthly }] })) as unknown as typeof plan.tasks;
  planId = plan.id;
  await saveWorld(database.db, [{ ...plan, tasks }]);
  await startPlan(database.db, planId, instantAt('2027-05-24', '07:40'));
});
afterEach(() => database.drop());

/** What the workflow would have done by then. */
async function work(now: Instant): Promise<void> {
  for (;;) {
    const state = withLoaded(notLoaded(planId), await loadPlan(database.db, planId, now));
    const step = nextStep(state, now);
    if (step.kind !== 'post') return;
    await postNotices(database.db, step.order);
  }
}

async function latePlans(time: string, quiet: Quiet = new Map()): Promise<string[]> {
  const plans = await findPlanMarks(database.db);
  const { late, unreadable } = await findLatePlans(database.db, plans, { now: instantAt(FRIDAY, time), lateMs: LATE, quiet });
  expect(unreadable).toEqual([]);
  return late;
}

describe('plans whose moment has passed', () => {
  beforeEach(() => work(instantAt('2027-05-27', '16:00')));

  it('are late five minutes after their authority acts, and still in the night', async () => {
    expect(await latePlans('07:59')).toEqual([]);
    expect(await latePlans('08:16')).toEqual([planId]);
    expect(await latePlans('23:00')).toEqual([planId]);
  });

  it('are not late once the notices are in the ledger', async () => {
    const quiet: Quiet = new Map();
    expect(await latePlans('08:16', quiet)).toEqual([planId]);
    await work(instantAt(FRIDAY, '08:17'));
    expect(await latePlans('08:18', quiet)).toEqual([]);
    expect(quiet.get(planId)?.until).toBeGreaterThan(instantAt(FRIDAY, '23:59'));
  });

  it('are looked at again as soon as anything is said, however long they were to be quiet', async () => {
    const quiet: Quiet = new Map();
    await work(instantAt(FRIDAY, '08:11'));
    expect(await latePlans('08:16', quiet)).toEqual([]);
    await recordFact(database.db, aFact({ at: instantAt(FRIDAY, '09:00'), doneOn: FRIDAY }));
    expect(await latePlans('09:03', quiet)).toEqual([]);
    expect(await latePlans('09:06', quiet)).toEqual([planId]);
    await work(instantAt(FRIDAY, '09:07'));
    expect(await latePlans('09:12', quiet)).toEqual([]);
  });

  it('owe nothing about what was done before anybody could be late', async () => {
    await recordFact(database.db, aFact({ at: instantAt(FRIDAY, '08:12'), doneOn: FRIDAY }));
    // The receipt is not due yet, the reminder is needless.
    expect(await latePlans('08:16')).toEqual([]);
  });

  it('that nobody can read are told apart', async () => {
    await database.db.query('update plan set ladder = $1', ['khong-co']);
    const plans = await findPlanMarks(database.db);
    const found = await findLatePlans(database.db, plans, { now: instantAt(FRIDAY, '09:00'), lateMs: LATE, quiet: new Map() });
    expect(found).toEqual({ late: [], unreadable: [planId] });
  });
});

describe('deliveries that could have been sent', () => {
  const lateAt = async (time: string, without: string[] = []) =>
    (await findLateDeliveries(database.db, { now: instantAt(FRIDAY, time), lateMs: LATE, without, limits })).count;

  async function posted(time: string, change: Parameters<typeof aNotice>[0] = {}, date = FRIDAY): Promise<void> {
    const notice = aNotice(change);
    const order = {
      planId,
      at: instantAt(date, time),
      handledOn: null,
      factsThrough: 0,
      changesTold: 0,
      closes: false,
      notices: [notice],
    };
    await keepNotices(database.db, order, [toPerson(notice)]);
  }

  async function aMessage(state: string, over: { sent?: string; notBefore?: string; lease?: string } = {}): Promise<number> {
    const at = (time?: string): Date | null => (time === undefined ? null : new Date(instantAt(FRIDAY, time)));
    const { rows } = await database.db.query<{ id: number }>(
      `insert into message (authority, person, unit, channel, address, state, message_id, subject, text, html, created_at, sent_at, not_before, lease_until)
       values ('tan-hoa', $1, 'x', 'email', 'a@b.example', $2, 'm', 's', 't', '', $3, $4, $5, $6) returning id`,
      [lan.id, state, at('08:03'), at(over.sent), at(over.notBefore), at(over.lease)],
    );
    return rows[0]?.id ?? 0;
  }

  const take = (message: number) => database.db.query('update delivery set message = $1', [message]);

  it('are late five minutes after they were posted, and still in the night', async () => {
    await posted('08:03');
    expect(await lateAt('08:07')).toBe(0);
    expect(await lateAt('08:09')).toBe(1);
    expect(await lateAt('20:00')).toBe(1);
  });

  it('posted out of hours are late five minutes after the hours begin', async () => {
    await posted('23:00', {}, '2027-05-27');
    expect(await lateAt('07:34')).toBe(0);
    expect(await lateAt('07:36')).toBe(1);
  });

  it('are not late where a rule holds them: resting, settled, at the limit, put off, on a resting channel', async () => {
    await posted('08:03', { key: 'rests', kind: 'escalation', restsOn: 'a reminder', restDays: 1 });
    expect(await lateAt('09:00')).toBe(0);
    await posted('08:03');
    expect(await lateAt('09:00')).toBe(1);
    expect(await lateAt('09:00', ['email'])).toBe(0);
    await aMessage('accepted', { sent: '08:54:30' });
    expect(await lateAt('09:00')).toBe(0);
    expect(await lateAt('09:01')).toBe(1);
    await recordFact(database.db, aFact());
    expect(await lateAt('09:01')).toBe(0);
  });

  it('are late five minutes after they were put off to, or after a frozen sender let go of them', async () => {
    await posted('08:03');
    await take(await aMessage('deferred', { notBefore: '09:00' }));
    expect(await lateAt('09:04')).toBe(0);
    expect(await lateAt('09:06')).toBe(1);
    await take(await aMessage('sending', { lease: '10:00' }));
    expect(await lateAt('10:04')).toBe(0);
    expect(await lateAt('10:06')).toBe(1);
  });

  it('are unknown for too long only while they are worth sending and nobody was told', async () => {
    await posted('08:03');
    await take(await aMessage('unknown', { notBefore: '08:13' }));
    const unknownAt = (time: string, date = FRIDAY) => {
      const now = instantAt(date, time);
      return countUnknown(database.db, { before: now - 30 * MINUTE, now, repeatMs: 10 * MINUTE });
    };
    expect(await unknownAt('08:32')).toBe(0);
    expect(await unknownAt('08:34')).toBe(1);
    expect(await unknownAt('08:34', '2027-06-02')).toBe(0);
    await database.db.query(`update delivery set state = 'undeliverable'`);
    expect(await unknownAt('08:34')).toBe(0);
  });
});

it('sees facts that no workflow was told for five minutes', async () => {
  await recordFact(database.db, aFact());
  const untold = async (recorded: Instant) => {
    await database.db.query('update fact set recorded_at = $1', [new Date(recorded)]);
    return findPlansUntold(database.db, instantAt(FRIDAY, '09:00') - LATE);
  };
  expect(await untold(instantAt(FRIDAY, '08:56'))).toEqual([]);
  expect(await untold(instantAt(FRIDAY, '08:54'))).toMatchObject([{ plan: planId, count: 1 }]);
  await database.db.query('update fact set signalled_at = now()');
  expect(await untold(instantAt(FRIDAY, '08:54'))).toEqual([]);
});
