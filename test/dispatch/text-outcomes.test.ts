import type { Report } from '../../channels/outcome';
import { dispatchOnce } from '../../dispatch/dispatch-once';
import { instantAt } from '../../domain/zone';
import { findAlarms } from '../../store/alarms';
import { findDeliveries } from '../../store/find-deliveries';
import { findMessages } from '../../store/find-messages';
import { recordFact } from '../../store/record-fact';
import { takeToken } from '../../store/token-bucket';
import { aFact, aNotice, aPlan, authority, saveWorld } from '../support/a-world-of-rows';
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

const UNKNOWN = { kind: 'unknown', error: 'timeout' } as const;
const bySms = (key = 'a') => aNotice({ key, channels: ['sms'] });

/** A gateway that can be asked; it answers what it is told to, the last one for ever. */
function asked(knowsRepeats: boolean, ...reports: Report[]): string[] {
  const questions: string[] = [];
  const sms = outside.deps.sms;
  if (!sms) throw new Error('no SMS transport');
  outside.deps.sms = {
    ...sms,
    knowsRepeats,
    report: async ({ requestId }) => {
      questions.push(requestId);
      return (reports.length > 1 ? reports.shift() : reports[0]) ?? { kind: 'not-known' };
    },
  };
  return questions;
}

describe('an SMS whose outcome is unknown', () => {
  it('is asked about by our own id, and never repeated when the gateway has it', async () => {
    const questions = asked(false, { kind: 'under-way', reference: 'S1' });
    outside.textAnswers.push(UNKNOWN);
    await post(database.db, FRIDAY, [bySms()]);
    await dispatchOnce(outside.deps, FRIDAY);
    await dispatchOnce(outside.deps, FRIDAY + 9 * MINUTE);
    expect(questions).toEqual([]);
    await dispatchOnce(outside.deps, FRIDAY + 10 * MINUTE);
    expect(questions).toEqual([outside.texts[0]?.requestId]);
    expect(outside.texts).toHaveLength(1);
    expect(await onlyMessage(database.db)).toMatchObject({ state: 'accepted' });
  });

  it('is sent again, with the same id, when the gateway never saw it', async () => {
    asked(false, { kind: 'not-known' });
    outside.textAnswers.push(UNKNOWN);
    await post(database.db, FRIDAY, [bySms()]);
    for (const minutes of [0, 10]) await dispatchOnce(outside.deps, FRIDAY + minutes * MINUTE);
    expect(outside.texts).toHaveLength(2);
    expect(outside.texts[0]?.requestId).toBe(outside.texts[1]?.requestId);
  });

  it('waits while the gateway does not answer, and goes to the next channel when that lasts', async () => {
    asked(true, { kind: 'no-answer', error: 'timeout' });
    outside.textAnswers.push(UNKNOWN);
    await post(database.db, FRIDAY, [bySms()]);
    for (let minutes = 0; minutes <= 340; minutes += 10) await dispatchOnce(outside.deps, FRIDAY + minutes * MINUTE);
    expect(outside.texts).toHaveLength(1);
    expect(outside.mails.map(({ to }) => to.address)).toEqual(['lan@tan-hoa.example']);
    expect((await findMessages(database.db)).map(({ channel, state }) => `${channel} ${state}`).sort()).toEqual([
      'email accepted',
      'sms unknown',
    ]);
  });

  it('is a matter for a person when the gateway can neither be asked nor knows repeats', async () => {
    const { sms } = outside.deps;
    outside.deps.sms = sms && { ...sms, knowsRepeats: false };
    outside.textAnswers.push(UNKNOWN);
    await post(database.db, FRIDAY, [bySms()]);
    for (const minutes of [0, 10, 20]) await dispatchOnce(outside.deps, FRIDAY + minutes * MINUTE);
    expect(outside.texts).toHaveLength(1);
    expect(outside.events).toContainEqual(expect.objectContaining({ kind: 'unknown-twice' }));
    expect(outside.mails).toHaveLength(1);
  });
});

describe('an SMS that a gateway has accepted', () => {
  it('is asked about until it has arrived', async () => {
    const questions = asked(true, { kind: 'under-way', reference: null }, { kind: 'delivered' });
    await post(database.db, FRIDAY, [bySms()]);
    const { nextAt } = await dispatchOnce(outside.deps, FRIDAY);
    expect(nextAt).toBe(FRIDAY + MINUTE);
    await dispatchOnce(outside.deps, FRIDAY + MINUTE);
    expect(await onlyMessage(database.db)).toMatchObject({ state: 'accepted' });
    await dispatchOnce(outside.deps, FRIDAY + 10 * MINUTE);
    expect(await onlyMessage(database.db)).toMatchObject({ state: 'delivered' });
    await dispatchOnce(outside.deps, FRIDAY + 60 * MINUTE);
    expect(questions).toHaveLength(2);
  });

  it('goes to the next channel when it failed', async () => {
    asked(true, { kind: 'failed', error: 'subscriber absent', addressDead: false });
    await post(database.db, FRIDAY, [bySms()]);
    for (const minutes of [0, 1, 2]) await dispatchOnce(outside.deps, FRIDAY + minutes * MINUTE);
    expect(outside.mails.map(({ to }) => to.address)).toEqual(['lan@tan-hoa.example']);
    expect((await findDeliveries(database.db)).map(({ channel, state }) => `${channel} ${state}`)).toEqual([
      'email told',
      'sms undeliverable',
    ]);
  });

  it('goes to the next channel when nobody confirms it in time, and is told all the same when that comes late', async () => {
    asked(true, ...Array.from({ length: 7 }, (): Report => ({ kind: 'under-way', reference: null })), { kind: 'delivered' });
    await post(database.db, FRIDAY, [bySms()]);
    for (let minutes = 0; minutes <= 340; minutes += 5) await dispatchOnce(outside.deps, FRIDAY + minutes * MINUTE);
    expect(outside.mails).toHaveLength(1);
    await database.db.query(`update message set ask_at = $1 where channel = 'sms'`, [new Date(FRIDAY + 350 * MINUTE)]);
    await dispatchOnce(outside.deps, FRIDAY + 350 * MINUTE);
    await dispatchOnce(outside.deps, FRIDAY + 351 * MINUTE);
    expect(outside.mails).toHaveLength(1);
  });
});

describe('the limits of a month and of a provider', () => {
  it('warns once, and sends by e-mail what the month no longer pays for', async () => {
    const { limits } = outside.deps;
    outside.deps.limits = { ...limits, smsPerMonth: { segments: 2, warnAtPercent: 80, authorities: {} } };
    for (const [index, key] of ['2027-03', '2027-04', '2027-05', '2027-06'].entries()) {
      const items = [{ task: '5', key, lead: 'dai-pt', dueOn: '2027-05-31' }];
      const at = FRIDAY + index * 2 * MINUTE;
      await post(database.db, at, [aNotice({ key, channels: ['sms'], items })]);
      await dispatchOnce(outside.deps, at);
      await dispatchOnce(outside.deps, at + MINUTE);
    }
    expect(outside.texts).toHaveLength(2);
    expect(outside.mails).toHaveLength(2);
    expect(outside.events).toEqual([
      { kind: 'sms-quota', authority: 'tan-hoa', spent: false },
      { kind: 'sms-quota', authority: 'tan-hoa', spent: true },
    ]);
    // What is nearly spent is spent by now; in June everything is well again.
    expect((await findAlarms(database.db)).map(({ cause }) => cause)).toEqual(['sms-quota|tan-hoa|2027-05|spent']);
    await dispatchOnce(outside.deps, instantAt('2027-06-01', '08:00'));
    expect(await findAlarms(database.db)).toEqual([]);
  });

  it('feeds a provider no faster than it may be fed', async () => {
    const { limits } = outside.deps;
    outside.deps.limits = { ...limits, perProvider: { ...limits.perProvider, email: { perSecond: 1, burst: 1 } } };
    await post(database.db, FRIDAY, [aNotice()], authority.officers);
    expect(await dispatchOnce(outside.deps, FRIDAY)).toMatchObject({ sent: 1, nextAt: FRIDAY + 1000 });
    expect(await dispatchOnce(outside.deps, FRIDAY + 1000)).toMatchObject({ sent: 1 });
    expect(await dispatchOnce(outside.deps, FRIDAY + 2000)).toMatchObject({ sent: 1 });
  });

  it('counts what a fact has made needless also when the provider takes nothing now', async () => {
    const { limits } = outside.deps;
    const rate = { perSecond: 1, burst: 1 };
    outside.deps.limits = { ...limits, perProvider: { ...limits.perProvider, email: rate } };
    await takeToken(database.db, 'email', rate, FRIDAY);
    const items = [{ task: '5', key: '2027-06', lead: 'dai-pt', dueOn: '2027-06-30' }];
    await post(database.db, FRIDAY, [aNotice({ key: 'done' }), aNotice({ key: 'open', items })]);
    await recordFact(database.db, aFact());
    expect(await dispatchOnce(outside.deps, FRIDAY)).toMatchObject({ sent: 0, superseded: 1, nextAt: FRIDAY + 1000 });
    expect(await dispatchOnce(outside.deps, FRIDAY + 1000)).toMatchObject({ sent: 1, superseded: 0 });
  });
});
