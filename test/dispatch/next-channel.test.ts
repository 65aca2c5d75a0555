import { bounceMessage } from '../../dispatch/end-bounced';
import { dispatchOnce } from '../../dispatch/dispatch-once';
import { findAlarms } from '../../store/alarms';
import { findDeliveries } from '../../store/find-deliveries';
import { findSuppressed, releaseAddress } from '../../store/suppressed-addresses';
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

const REFUSED = { kind: 'refused', error: '550 5.1.1 unknown user', addressDead: true } as const;
const toMinh = () => outside.mails.filter(({ to }) => to.address === 'minh@tan-hoa.example');

it('sends by SMS what the mail server refused, and bothers nobody else', async () => {
  outside.answers.push(REFUSED);
  await post(database.db, FRIDAY, [aNotice()]);
  await dispatchOnce(outside.deps, FRIDAY);
  await dispatchOnce(outside.deps, FRIDAY + 1000);
  expect(outside.texts.map(({ to }) => to)).toEqual(['+84912345678']);
  await dispatchOnce(outside.deps, FRIDAY + MINUTE);
  expect(toMinh()).toEqual([]);
  expect((await findDeliveries(database.db)).map(({ channel, state }) => [channel, state])).toEqual([
    ['email', 'undeliverable'],
    ['sms', 'told'],
  ]);
});

it('tells the coordinator, once, when the last channel has failed too', async () => {
  outside.answers.push(REFUSED);
  outside.textAnswers.push({ kind: 'refused', error: '108 phone', addressDead: true });
  await post(database.db, FRIDAY, [aNotice()]);
  for (const minutes of [0, 1, 2, 3]) await dispatchOnce(outside.deps, FRIDAY + minutes * MINUTE);
  expect(toMinh()).toHaveLength(1);
  expect(toMinh()[0]?.text).toContain('tin nhắn gửi đồng chí Nguyễn Thị Lan');
});

it('follows no order where the ladder gives none for the kind', async () => {
  outside.answers.push(REFUSED);
  await post(database.db, FRIDAY, [aNotice({ kind: 'summary', rung: 'week' })]);
  await dispatchOnce(outside.deps, FRIDAY);
  expect(outside.texts).toEqual([]);
  expect((await findDeliveries(database.db)).filter(({ channel }) => channel === 'sms')).toEqual([]);
});

it('sends nothing more to a dead address, tells the administrator once, and ends the alarm when it is released', async () => {
  const { db } = database;
  outside.answers.push(REFUSED);
  await post(db, FRIDAY, [aNotice({ key: 'a' })]);
  await dispatchOnce(outside.deps, FRIDAY);
  const another = aNotice({ key: 'b', items: [{ task: '5', key: '2027-06', lead: 'dai-pt', dueOn: '2027-06-30' }] });
  await post(db, FRIDAY, [another]);
  for (const minutes of [1, 2, 3]) await dispatchOnce(outside.deps, FRIDAY + minutes * MINUTE);
  expect(outside.mails.filter(({ to }) => to.address === lan.email)).toHaveLength(1);
  expect(outside.texts).toHaveLength(2);
  const [alarm, ...others] = await findAlarms(db);
  expect(others).toEqual([]);
  expect(alarm?.words).toContain('Đài Truyền thanh xã');
  expect(alarm?.words).not.toContain('@');
  expect(await releaseAddress(db, 'email', lan.email ?? '')).toBe(true);
  await dispatchOnce(outside.deps, FRIDAY + 4 * MINUTE);
  expect(await findAlarms(db)).toEqual([]);
});

it('takes back what an accepted message said when it bounces, once', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice()]);
  await dispatchOnce(outside.deps, FRIDAY);
  const { id } = await onlyMessage(db);
  const bounce = { message: id, kind: 'hard' as const, status: '5.1.1', words: 'no such user' };
  expect(await bounceMessage(outside.deps, { ...bounce, kind: 'soft', status: '4.2.2' }, FRIDAY + MINUTE)).toBe(false);
  expect(await findSuppressed(db)).toEqual([]);
  const at = FRIDAY + 2 * MINUTE;
  const twice = await Promise.all([bounceMessage(outside.deps, bounce, at), bounceMessage(outside.deps, bounce, at)]);
  expect(twice.filter(Boolean)).toHaveLength(1);
  expect(await findSuppressed(db)).toMatchObject([{ channel: 'email', address: lan.email }]);
  await dispatchOnce(outside.deps, FRIDAY + 3 * MINUTE);
  expect(outside.texts).toHaveLength(1);
});

it('goes on where there is nobody to be reached on the next channel', async () => {
  outside.answers.push(REFUSED);
  await post(database.db, FRIDAY, [aNotice()], [binh]);
  for (const minutes of [0, 1]) await dispatchOnce(outside.deps, FRIDAY + minutes * MINUTE);
  expect(outside.texts).toEqual([]);
  expect(toMinh()).toHaveLength(1);
});
