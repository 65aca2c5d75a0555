import { dispatchOnce } from '../../dispatch/dispatch-once';
import type { Notice } from '../../domain/notice';
import { instantAt } from '../../domain/zone';
import { findDeliveries, type DeliveryState } from '../../store/find-deliveries';
import { recordFact } from '../../store/record-fact';
import { aFact, aNotice, aPlan, binh, lan, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { anOutside, post, type Outside } from '../dispatch/a-dispatcher';

/** The mail server is gone from Thursday to Friday afternoon; the task is due on Monday 31/05/2027. */
const THURSDAY = instantAt('2027-05-27', '08:00');
const FRIDAY = instantAt('2027-05-28', '08:00');
const BACK = instantAt('2027-05-28', '14:00');
const HOUR = 3_600_000;

let database: TestDatabase;
let outside: Outside;
let now: number;

beforeEach(async () => {
  database = await freshDatabase();
  await saveWorld(database.db, [aPlan(), aPlan('chuyen-doi-so')]);
  outside = anOutside(database.db);
});
afterEach(() => database.drop());

const reminder = (key: string, change: Partial<Notice> = {}): Notice => aNotice({ key, ...change });

/** Looks every hour, as the clock goes on, from one instant to another; the mail server does not answer. */
async function withoutMailServer(from: number, to: number): Promise<void> {
  const broken = {
    ...outside.deps,
    email: { ...outside.deps.email!, send: async () => ({ kind: 'deferred' as const, error: 'down' }) },
  };
  for (now = from; now < to; now += HOUR) await dispatchOnce(broken, now);
}

/** The mail server answers again; as often as it asks to be woken in the next three hours. */
async function untilQuiet(from: number): Promise<void> {
  for (let at: number | null = from; at !== null && at < from + 3 * HOUR;) {
    now = at;
    const { nextAt } = await dispatchOnce(outside.deps, at);
    at = nextAt === null ? null : Math.max(nextAt, at + 1);
  }
}

async function states(): Promise<Record<string, DeliveryState>> {
  const rows = await findDeliveries(database.db);
  return Object.fromEntries(rows.map(({ notice, person, state }) => [`${notice.key} ${person}`, state]));
}

it('tells everybody in one message what has gathered over a day without a mail server, across plans', async () => {
  const { db } = database;
  await post(db, THURSDAY, [reminder('thursday', { momentOn: '2027-05-27' })], [lan, binh]);
  await withoutMailServer(THURSDAY, FRIDAY);
  await post(db, FRIDAY, [reminder('friday')], [lan, binh]);
  await post(db, FRIDAY, [reminder('other-plan')], [lan], aPlan('chuyen-doi-so').id);
  await withoutMailServer(FRIDAY, BACK);
  await untilQuiet(BACK);
  expect(outside.mails.map(({ to }) => to.address).sort()).toEqual(['binh@tan-hoa.example', 'lan@tan-hoa.example']);
  // What Thursday's reminder had to say, Friday's says.
  expect(await states()).toEqual({
    'thursday lan': 'superseded',
    'thursday binh': 'superseded',
    'friday lan': 'told',
    'friday binh': 'told',
    'other-plan lan': 'told',
  });
});

it('does not ask any more for what was done while the mail server was away', async () => {
  const { db } = database;
  await post(db, THURSDAY, [reminder('thursday')], [lan]);
  await withoutMailServer(THURSDAY, FRIDAY);
  await recordFact(db, aFact({ at: FRIDAY }));
  await withoutMailServer(FRIDAY, BACK);
  await untilQuiet(BACK);
  expect(outside.mails).toEqual([]);
  expect(await states()).toEqual({ 'thursday lan': 'superseded' });
});

it('lets go of what was not worth telling any more, and keeps sending hours when the mail server comes back at night', async () => {
  const { db } = database;
  const night = instantAt('2027-05-28', '22:00');
  const items = [{ task: '5', key: '2027-04', lead: 'dai-pt', dueOn: '2027-05-27' }];
  await post(db, THURSDAY, [reminder('for-thursday', { items, validUntil: FRIDAY }), reminder('for-longer')], [lan]);
  await withoutMailServer(THURSDAY, night);
  await untilQuiet(night);
  expect(outside.mails).toEqual([]);
  await untilQuiet(instantAt('2027-05-31', '07:30'));
  expect(outside.mails).toHaveLength(1);
  expect(await states()).toEqual({ 'for-thursday lan': 'expired', 'for-longer lan': 'told' });
});
