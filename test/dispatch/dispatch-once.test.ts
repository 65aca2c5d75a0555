import { instantAt } from '../../domain/zone';
import { dispatchOnce } from '../../dispatch/dispatch-once';
import { findDeliveries } from '../../store/find-deliveries';
import { findMessages } from '../../store/find-messages';
import { findTold } from './find-told';
import { linkCode, readLinkToken } from '../../store/link-token';
import { findLink } from '../../store/links';
import { recordFact } from '../../store/record-fact';
import { saveSetting } from '../../store/settings';
import { aFact, aNotice, aPlan, binh, lan, minh, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { ACCEPTED, anOutside, deliveryStates, FRIDAY, MINUTE, onlyMessage, post, type Outside } from './a-dispatcher';

let database: TestDatabase;
let outside: Outside;

beforeEach(async () => {
  database = await freshDatabase();
  await saveWorld(database.db, [aPlan(), aPlan('chuyen-doi-so')]);
  outside = anOutside(database.db);
});
afterEach(() => database.drop());

it('tells a person everything of the moment in one message, across plans', async () => {
  const { db } = database;
  await post(db, FRIDAY, [
    aNotice({ key: 'a' }),
    aNotice({
      key: 'b',
      kind: 'overdue',
      items: [{ task: '5', key: '2027-04', lead: 'dai-pt', dueOn: '2027-04-29', lateDays: 20 }],
    }),
  ]);
  await post(db, FRIDAY, [aNotice({ key: 'c' })], [lan, binh], aPlan('chuyen-doi-so').id);
  expect(await dispatchOnce(outside.deps, FRIDAY)).toMatchObject({ sent: 2, deferred: 0 });
  expect(outside.mails.map(({ to }) => to.address).sort()).toEqual(['binh@tan-hoa.example', 'lan@tan-hoa.example']);
  const toLan = (await findMessages(db)).find(({ person }) => person === 'lan');
  expect(toLan?.entries.map(({ notice }) => notice.key).sort()).toEqual(['a', 'b', 'c']);
  expect(await dispatchOnce(outside.deps, FRIDAY + MINUTE)).toMatchObject({ sent: 0 });
  expect(await findDeliveries(db, { state: 'told' })).toHaveLength(4);
});

it('puts the real link and code in only when sending', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice({ channels: ['email', 'sms'] })]);
  await dispatchOnce(outside.deps, FRIDAY);
  const token = /\/l\/(\S+)/.exec(outside.mails[0]?.text ?? '')?.[1] ?? '';
  const read = readLinkToken(outside.deps.keys, 'answer', token);
  expect(token.length).toBeLessThan(60);
  expect(await findLink(db, read?.id ?? '')).toMatchObject({ person: 'lan', unit: 'dai-pt', purpose: 'answer', epoch: 1 });
  expect(readLinkToken(outside.deps.keys, 'login', token)).toBeNull();
  const stored = JSON.stringify(await findMessages(db));
  expect(stored).toContain('⟦link⟧');
  expect(stored).not.toContain(token);
  expect(outside.texts[0]?.to).toBe('+84912345678');
  expect(outside.texts[0]?.text).toMatch(/Ma [A-Z2-7]{8}$/);
  expect(linkCode(outside.deps.keys, { kid: 'k1', id: 'x' })).toMatch(/^[A-Z2-7]{8}$/);
});

it('waits for the sending hours of a working day', async () => {
  const { db } = database;
  await post(db, instantAt('2027-05-28', '16:31'), [aNotice()]);
  const late = await dispatchOnce(outside.deps, instantAt('2027-05-28', '16:31'));
  expect(late).toMatchObject({ sent: 0, nextAt: instantAt('2027-05-31', '07:30') });
  expect(await dispatchOnce(outside.deps, instantAt('2027-05-29', '09:00'))).toMatchObject({ sent: 0 });
  expect(await dispatchOnce(outside.deps, instantAt('2027-05-31', '07:30'))).toMatchObject({ sent: 1 });
});

it('does not send what is no longer worth it', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice()]);
  expect(await dispatchOnce(outside.deps, instantAt('2027-06-01', '08:00'))).toMatchObject({ sent: 0, expired: 1 });
  expect(await deliveryStates(db, aNotice().key)).toEqual(['expired']);
});

it('drops a reminder when the work was reported while it waited', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice()]);
  await recordFact(db, aFact());
  expect(await dispatchOnce(outside.deps, FRIDAY)).toMatchObject({ sent: 0, superseded: 1 });
  expect(await deliveryStates(db, aNotice().key)).toEqual(['superseded']);
});

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

it('tries again later what was put off, as the same message', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice()]);
  outside.answers.push({ kind: 'deferred', error: '450 greylisted' });
  expect(await dispatchOnce(outside.deps, FRIDAY)).toMatchObject({ sent: 0, deferred: 1, nextAt: FRIDAY + MINUTE });
  expect(await dispatchOnce(outside.deps, FRIDAY + MINUTE - 1)).toMatchObject({ sent: 0 });
  expect(await dispatchOnce(outside.deps, FRIDAY + MINUTE)).toMatchObject({ sent: 1 });
  expect(await onlyMessage(db)).toMatchObject({ state: 'accepted', attempt: 2 });
  expect(outside.mails[0]?.messageId).toBe(outside.mails[1]?.messageId);
});

it('waits longer each time, and merges what has come since', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice({ key: 'first' })]);
  outside.answers.push({ kind: 'deferred', error: '421' }, { kind: 'deferred', error: '421' });
  await dispatchOnce(outside.deps, FRIDAY);
  expect(await dispatchOnce(outside.deps, FRIDAY + MINUTE)).toMatchObject({ nextAt: FRIDAY + 6 * MINUTE });
  const items = [{ task: '5', key: '2027-06', lead: 'dai-pt', dueOn: '2027-06-30' }];
  await post(db, FRIDAY + 2 * MINUTE, [aNotice({ key: 'second', items })]);
  expect(await dispatchOnce(outside.deps, FRIDAY + 3 * MINUTE)).toMatchObject({ sent: 0 });
  expect(await dispatchOnce(outside.deps, FRIDAY + 6 * MINUTE)).toMatchObject({ sent: 1 });
  expect(outside.mails).toHaveLength(3);
  expect((await findMessages(db)).map(({ state }) => state).sort()).toEqual(['accepted', 'superseded']);
  expect(await findDeliveries(db, { state: 'told' })).toHaveLength(2);
});

it('forgets nothing when only a part of what was put off may be told now', async () => {
  const { db } = database;
  const rests = aNotice({ key: 'rests', kind: 'escalation', restsOn: 'nothing-told-yet' });
  await post(db, FRIDAY, [aNotice({ key: 'told' }), aNotice({ ...rests, restsOn: undefined })]);
  outside.answers.push({ kind: 'deferred', error: '421' });
  await dispatchOnce(outside.deps, FRIDAY);
  await db.query(`update notice set data = data || '{"restsOn": "nothing-told-yet"}' where key = 'rests'`);
  expect(await dispatchOnce(outside.deps, FRIDAY + MINUTE)).toMatchObject({ sent: 1 });
  await db.query(`update notice set data = data - 'restsOn' where key = 'rests'`);
  expect(await dispatchOnce(outside.deps, FRIDAY + 2 * MINUTE)).toMatchObject({ sent: 1 });
  expect(await findDeliveries(db, { state: 'told' })).toHaveLength(2);
});

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

it('keeps the channel still after a fault of our own, says so once, and burns no attempt', async () => {
  const { db } = database;
  outside = anOutside(db, 1);
  await post(db, FRIDAY, [aNotice()], [lan, binh]);
  outside.answers.push({ kind: 'our-fault', error: '535 login' }, { kind: 'our-fault', error: '535 login' });
  await dispatchOnce(outside.deps, FRIDAY);
  const still = { sent: 0, nextAt: FRIDAY + 5 * MINUTE };
  expect(await dispatchOnce(outside.deps, FRIDAY + MINUTE)).toMatchObject(still);
  expect(outside.mails).toHaveLength(1);
  await dispatchOnce(outside.deps, FRIDAY + 5 * MINUTE);
  expect(outside.mails).toHaveLength(2);
  expect(await dispatchOnce(outside.deps, FRIDAY + 10 * MINUTE)).toMatchObject({ sent: 2 });
  expect(outside.events.map(({ kind }) => kind)).toEqual(['circuit-opened', 'circuit-closed']);
});

it('holds an escalation until the reminder it rests on was accepted, plus its working days', async () => {
  const { db } = database;
  const overdue = aNotice({ key: 'overdue', kind: 'overdue', validUntil: instantAt('2027-07-01', '00:00') });
  const escalation = aNotice({
    ...overdue,
    key: 'rung',
    kind: 'escalation',
    restsOn: 'overdue',
    restDays: 2,
    to: { unit: 'van-hoa', as: 'coordinator', positions: ['officer'] },
  });
  outside.answers.push({ kind: 'deferred', error: '421' });
  await post(db, instantAt('2027-06-01', '08:00'), [overdue]);
  await dispatchOnce(outside.deps, instantAt('2027-06-01', '08:00'));
  await post(db, instantAt('2027-06-03', '08:00'), [escalation], [minh]);
  expect(await dispatchOnce(outside.deps, instantAt('2027-06-03', '08:00'))).toMatchObject({ sent: 1 });
  expect(await dispatchOnce(outside.deps, instantAt('2027-06-04', '16:00'))).toMatchObject({
    sent: 0,
    nextAt: instantAt('2027-06-07', '07:30'),
  });
  expect(await dispatchOnce(outside.deps, instantAt('2027-06-07', '07:30'))).toMatchObject({ sent: 1 });
  expect(outside.mails.at(-1)?.to.address).toBe('minh@tan-hoa.example');
});

it('gives a person no more than one message a minute and merges the rest', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice({ key: 'a' })]);
  await dispatchOnce(outside.deps, FRIDAY);
  await post(db, FRIDAY, [aNotice({ key: 'b' })]);
  await post(db, FRIDAY, [aNotice({ key: 'c' })]);
  expect(await dispatchOnce(outside.deps, FRIDAY + 1000)).toMatchObject({ sent: 0, nextAt: FRIDAY + MINUTE });
  expect(await dispatchOnce(outside.deps, FRIDAY + MINUTE)).toMatchObject({ sent: 1 });
  expect(outside.mails).toHaveLength(2);
});

it('refers to the first message a unit got about the plan', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice({ key: 'a' })]);
  await dispatchOnce(outside.deps, FRIDAY);
  await post(db, FRIDAY, [aNotice({ key: 'b' })], [binh]);
  await dispatchOnce(outside.deps, FRIDAY + MINUTE);
  expect(outside.mails[1]?.references).toBe(outside.mails[0]?.messageId);
});

it('sends nothing while the installation is on hold', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice()]);
  await saveSetting(db, 'hold', true);
  expect(await dispatchOnce(outside.deps, FRIDAY)).toMatchObject({ sent: 0 });
  await saveSetting(db, 'hold', false);
  outside.answers.push(ACCEPTED);
  expect(await dispatchOnce(outside.deps, FRIDAY)).toMatchObject({ sent: 1 });
});
