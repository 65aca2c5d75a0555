import { createSmtp } from '../../channels/email/smtp';
import type { Officer } from '../../domain/unit';
import { dispatchOnce } from '../../dispatch/dispatch-once';
import { findAlarms } from '../../store/alarms';
import { saveAuthority } from '../../store/authorities';
import { findMessages, type MessageRow } from '../../store/find-messages';
import { anOutside, FRIDAY, MINUTE, post, type Outside } from '../dispatch/a-dispatcher';
import { aNotice, authority, lan, minh, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { startSmtpSink, type Fault, type SmtpSink } from '../support/smtp-sink';
import { keepFigures } from './figures';
import { countOpen, judge, ledgerId, type Verdict } from './invariants';
import { drawFor, sized } from './run-size';

const PEOPLE = sized(40, 400);
const LIMIT_MS = sized(60_000, 600_000);
const sender = { from: { name: 'UBND xã Tân Hòa', address: 'dondoc@tan-hoa.example' }, replyTo: 'vanhoa@tan-hoa.example' };

const LATER: readonly Fault[] = [
  { at: 'mail', how: 'reply', code: 421, text: '4.3.2 closing' },
  { at: 'rcpt', how: 'reply', code: 450, text: '4.2.0 greylisted, come back in 5 minutes' },
  { at: 'mail', how: 'reply', code: 452, text: '4.3.1 no room' },
  { at: 'rcpt', how: 'reply', code: 452, text: '4.2.2 mailbox full' },
  { at: 'dot', how: 'reply', code: 451, text: '4.3.0 try again' },
];
const NEVER: readonly Fault[] = [
  { at: 'rcpt', how: 'reply', code: 550, text: '5.1.1 no such user' },
  { at: 'dot', how: 'reply', code: 552, text: '5.3.4 too big' },
  { at: 'dot', how: 'reply', code: 554, text: '5.7.1 not wanted' },
  { at: 'mail', how: 'reply', code: 554, text: '5.7.1 not wanted' },
];

let database: TestDatabase;
let sink: SmtpSink;
let outside: Outside;

beforeEach(async () => {
  database = await freshDatabase();
  await saveWorld(database.db);
  sink = await startSmtpSink();
  outside = anOutside(database.db);
  // Begins with the first in the list; a process of its own name begins anywhere.
  outside.deps.token = '0';
});

afterEach(async () => {
  await outside?.deps.email?.close();
  await sink?.close();
  await database?.drop();
});

/** People in the order in which they are told; every second one has a mobile number. */
async function people(count: number, lanes: number): Promise<Officer[]> {
  outside.deps.email = createSmtp({ url: sink.url, sender, lanes });
  const all = Array.from({ length: count }, (_, n): Officer => {
    const id = `nguoi-${String(n).padStart(4, '0')}`;
    return { ...lan, id, email: `${id}@tan-hoa.example`, phone: n % 2 === 0 ? `09${String(10_000_000 + n)}` : null };
  });
  await saveAuthority(database.db, { ...authority, officers: [...all, minh] });
  await post(database.db, FRIDAY, [aNotice()], all);
  return all;
}

/** Sends on the dispatcher's own clock until nothing is open any more; a notice of its own wakes the running one at once. */
async function theDay(): Promise<void> {
  const evening = FRIDAY + 9 * 60 * MINUTE;
  for (let now = FRIDAY; now < evening && (await countOpen(database.db)) > 0;) {
    now = (await dispatchOnce(outside.deps, now)).nextAt ?? now + MINUTE;
  }
}

async function judged(fault: string, tried: string): Promise<{ verdict: Verdict; messages: MessageRow[] }> {
  const verdict = await judge({
    db: database.db,
    isVirtual: true,
    mailbox: sink.received.map(({ mail }) => ledgerId(mail.messageId)),
  });
  const { sent, lost, repeated, broken, late } = verdict;
  keepFigures({ fault, tried, sent, lost: lost.length, repeated: repeated.length, late, broken });
  expect(verdict).toMatchObject({ broken: [], repeated: [] });
  return { verdict, messages: await findMessages(database.db, { limit: 10_000 }) };
}

it(
  `T4: brings one copy to each of ${PEOPLE} people whom the server put off first`,
  async () => {
    const draw = drawFor('T4');
    const all = await people(PEOPLE, 4);
    sink.playNext(...all.map(() => LATER[draw(0, LATER.length - 1)] ?? null));
    await theDay();
    const { messages } = await judged('T4', `421, 450, 452, 451 after the dot, greylisting: ${PEOPLE} people`);
    expect(messages).toHaveLength(PEOPLE);
    expect(new Set(messages.map(({ state }) => state))).toEqual(new Set(['accepted']));
    expect(sink.received.flatMap(({ to }) => to).sort()).toEqual(all.map(({ email }) => email));
    expect(outside.texts).toEqual([]);
    expect(await findAlarms(database.db)).toEqual([]);
  },
  LIMIT_MS,
);

it(
  `T5: tells ${PEOPLE} people whose mail is refused by SMS, or tells the coordinator of them, and never writes to a dead address again`,
  async () => {
    const draw = drawFor('T5');
    const all = await people(PEOPLE, 1);
    const refusals = all.map(() => NEVER[draw(0, NEVER.length - 1)] ?? null);
    sink.playNext(...refusals);
    await theDay();
    const { messages } = await judged('T5', `550 5.1.1, 552, 554: ${PEOPLE} people`);
    const mails = messages.filter(({ channel, person }) => channel === 'email' && person !== minh.id);
    expect(mails).toHaveLength(PEOPLE);
    expect(new Set(mails.map(({ state, attempt }) => `${state} ${attempt}`))).toEqual(new Set(['refused 1']));
    expect(new Set(sink.received.flatMap(({ to }) => to))).toEqual(new Set([minh.email]));
    expect(outside.texts.map(({ to }) => to).sort()).toEqual(
      all.flatMap(({ phone }) => (phone ? [phone.replace(/^0/, '+84')] : [])).sort(),
    );
    const unheard = all.filter(({ phone }) => phone === null);
    const { rows } = await database.db.query<{ person: string }>(
      `select data -> 'failed' ->> 'person' as person from notice where kind = 'unreachable'`,
    );
    expect(rows.map(({ person }) => person).sort()).toEqual(unheard.map(({ id }) => id));
    const dead = all.filter((_, index) => refusals[index]?.text?.startsWith('5.1.1'));
    const { rows: stopped } = await database.db.query<{ address: string }>(
      'select address from suppressed_address order by address',
    );
    expect(stopped.map(({ address }) => address)).toEqual(dead.map(({ email }) => email));
  },
  LIMIT_MS,
);

it(
  `T5: stops at the first 535, raises one alarm, and sends everything once when the login is mended`,
  async () => {
    const all = await people(PEOPLE, 4);
    sink.playAlways({ at: 'mail', how: 'reply', code: 535, text: '5.7.8 wrong password' });
    for (let minutes = 0; minutes <= 60; minutes += 5) await dispatchOnce(outside.deps, FRIDAY + minutes * MINUTE);
    expect(sink.attempts()).toBeLessThanOrEqual(4 + 12);
    expect(outside.events.map(({ kind }) => kind)).toEqual(['circuit-opened']);
    expect(await findAlarms(database.db)).toHaveLength(1);
    sink.playAlways(null);
    for (let minutes = 65; minutes <= 80; minutes += 5) await dispatchOnce(outside.deps, FRIDAY + minutes * MINUTE);
    const { verdict } = await judged('T5', `535 for an hour: ${PEOPLE} people`);
    expect(verdict.sent).toBe(all.length);
    expect(outside.events.map(({ kind }) => kind)).toEqual(['circuit-opened', 'circuit-closed']);
    expect(await findAlarms(database.db)).toEqual([]);
  },
  LIMIT_MS,
);
