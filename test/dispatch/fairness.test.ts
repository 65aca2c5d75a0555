import { dispatchOnce } from '../../dispatch/dispatch-once';
import { instantAt } from '../../domain/zone';
import { findDeliveries } from '../../store/find-deliveries';
import { saveAuthority } from '../../store/authorities';
import { aNotice, aPlan, authority, minh, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { anOutside, post, type Outside } from './a-dispatcher';

let database: TestDatabase;
let outside: Outside;
beforeEach(async () => {
  database = await freshDatabase();
  await saveWorld(database.db, [aPlan()]);
  outside = anOutside(database.db);
});
afterEach(() => database.drop());

const item = { task: '5', key: '2027-05', lead: 'dai-pt', dueOn: '2027-05-31' };
const overdue = (nth: number, on: string, until: string) =>
  aNotice({
    key: `overdue-${nth}`,
    kind: 'overdue',
    rung: `overdue-${nth}`,
    items: [{ ...item, lateDays: nth }],
    momentOn: on,
    postedOn: on,
    validUntil: instantAt(until, '08:00'),
  });
const escalation = aNotice({
  key: 'coordinator',
  kind: 'escalation',
  rung: 'coordinator',
  items: [{ ...item, lateDays: 3 }],
  to: { unit: 'van-hoa', as: 'coordinator', positions: ['officer'] },
  restsOn: 'overdue-1',
  restDays: 2,
  momentOn: '2027-06-03',
  postedOn: '2027-06-03',
  validUntil: instantAt('2027-06-18', '00:00'),
});

const at = (day: string, time = '08:00') => dispatchOnce(outside.deps, instantAt(day, time));
const toCoordinator = () => outside.mails.filter(({ to }) => to.address === 'minh@tan-hoa.example');

it('escalates after an outage of weeks only when a later reminder has been accepted, plus its days, and not a day later', async () => {
  const { db } = database;
  const working = outside.deps.email;
  outside.deps.email = null;
  await post(db, instantAt('2027-06-01', '08:00'), [overdue(1, '2027-06-01', '2027-06-08')]);
  await post(db, instantAt('2027-06-03', '08:00'), [escalation], [minh]);
  await at('2027-06-03');
  await post(db, instantAt('2027-06-08', '08:00'), [overdue(2, '2027-06-08', '2027-06-15')]);
  await post(db, instantAt('2027-06-15', '08:00'), [overdue(3, '2027-06-15', '2027-06-22')]);
  await at('2027-06-18');
  outside.deps.email = working;
  // Friday the 18th, ten o'clock: mail works again, and the lead is told for the first time.
  await at('2027-06-18', '10:00');
  expect(outside.mails.map(({ to }) => to.address)).toEqual(['lan@tan-hoa.example']);
  await at('2027-06-21', '16:00');
  expect(toCoordinator()).toEqual([]);
  await at('2027-06-22', '08:00');
  expect(toCoordinator()).toHaveLength(1);
  expect((await findDeliveries(db)).map(({ notice, state }) => `${notice.key} ${state}`)).toEqual([
    'overdue-1 expired',
    'coordinator told',
    'overdue-2 expired',
    'overdue-3 told',
  ]);
});

it('looks again at once where what an escalation rests on was told in the same pass', async () => {
  const { db } = database;
  // Whoever waits longest is served first: here the coordinator, whose list rests on what the lead hears after it.
  outside.deps.token = '0'.repeat(24);
  await post(db, instantAt('2027-06-01', '08:00'), [{ ...escalation, restDays: 0 }], [minh]);
  await post(db, instantAt('2027-06-01', '09:00'), [overdue(1, '2027-06-01', '2027-06-08')]);
  const at10 = instantAt('2027-06-01', '10:00');
  expect(await at('2027-06-01', '10:00')).toMatchObject({ sent: 1, nextAt: at10 });
  expect(toCoordinator()).toEqual([]);
  expect(await at('2027-06-01', '10:00')).toMatchObject({ sent: 1, nextAt: null });
  expect(toCoordinator()).toHaveLength(1);
});

it('drops an escalation whose work was never complained of, once it is long past', async () => {
  const { db } = database;
  await post(db, instantAt('2027-06-03', '08:00'), [escalation], [minh]);
  await at('2027-06-21');
  expect((await findDeliveries(db)).map(({ state }) => state)).toEqual(['open']);
  await at('2027-07-19');
  expect((await findDeliveries(db)).map(({ state }) => state)).toEqual(['expired']);
  expect(outside.mails).toEqual([]);
});

it('sends what an absent mail server put off as soon as it is back, and leaves the greylisted to their own time', async () => {
  const { db } = database;
  const people = Array.from({ length: 6 }, (_, n) => ({ ...minh, id: `p${n}`, email: `p${n}@tan-hoa.example` }));
  await saveAuthority(db, { ...authority, officers: people });
  const away = { kind: 'deferred', error: 'ECONNREFUSED', isDown: true } as const;
  outside = anOutside(db, 1);
  outside.answers.push({ kind: 'deferred', error: '451 4.7.1 greylisted' }, ...Array.from({ length: 5 }, () => away));
  await post(db, instantAt('2027-05-28', '08:00'), [aNotice()], people);
  await at('2027-05-28', '08:00');
  // All wait a minute; one of those put off finds the server back after half of it.
  const halfway = instantAt('2027-05-28', '08:00') + 30_000;
  const [greylisted, ...putOff] = outside.mails.map(({ to }) => to.address);
  await db.query('update message set not_before = $1 where address = $2', [new Date(halfway), putOff[0]]);
  await dispatchOnce(outside.deps, halfway);
  await dispatchOnce(outside.deps, halfway);
  const sent = outside.mails.slice(6).map(({ to }) => to.address);
  expect(sent.sort()).toEqual(putOff.sort());
  await at('2027-05-28', '08:01');
  expect(outside.mails.at(-1)?.to.address).toBe(greylisted);
});
