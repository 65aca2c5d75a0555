import { createSmtp } from '../../channels/email/smtp';
import type { SmsTransport } from '../../channels/sms/sms-transport';
import { addWorkingDays, isWorkingDay } from '../../domain/calendar/working-days';
import type { Instant } from '../../domain/dates';
import type { Notice } from '../../domain/notice';
import type { Officer } from '../../domain/unit';
import { dateAt, instantAt, isoAt } from '../../domain/zone';
import { soonest } from '../../dispatch/choose-entries';
import { dispatchOnce } from '../../dispatch/dispatch-once';
import { saveAuthority } from '../../store/authorities';
import { anOutside, MINUTE, post, type Outside } from '../dispatch/a-dispatcher';
import { aNotice, authority, calendar, ladder, lan, minh, saveWorld } from '../support/a-world-of-rows';
import { inHours } from '../support/good-manners';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink';
import { keepFigures } from './figures';
import { judge, ledgerId } from './invariants';
import { drawFor, sized } from './run-size';
import { startTcpProxy, type TcpProxy } from './tcp-proxy';

const HOUR = 60 * MINUTE;
const REST_DAYS = 2;
const THURSDAY = '2027-05-27';
const FRIDAY_EIGHT = instantAt('2027-05-28', '08:00');
const sender = { from: { name: 'UBND xã Tân Hòa', address: 'dondoc@tan-hoa.example' }, replyTo: 'vanhoa@tan-hoa.example' };

const draw = drawFor('T6');

type Outage = { from: Instant; to: Instant };
type Sent = { at: Instant; person: string; channel: string; text: string; kinds: string[] };

let database: TestDatabase;
let sink: SmtpSink;
let line: TcpProxy;
let outside: Outside;
let sms: SmsTransport;

beforeEach(async () => {
  database = await freshDatabase();
  await saveWorld(database.db);
  sink = await startSmtpSink();
  line = await startTcpProxy(Number(new URL(sink.url).port));
  outside = anOutside(database.db);
  // On a clock that jumps to the next instant with something to do, a provider's tokens would be all there is.
  outside.deps.limits = { ...outside.deps.limits, perProvider: { email: null, sms: null, zalo: null } };
  sms = outside.deps.sms as SmsTransport;
  outside.deps.email = createSmtp({ url: `smtp://127.0.0.1:${line.port}`, sender, lanes: 4 });
});

afterEach(async () => {
  await outside?.deps.email?.close();
  await line?.close();
  await sink?.close();
  await database?.drop();
});

function officers(count: number): Officer[] {
  return Array.from({ length: count }, (_, n) => ({
    ...lan,
    id: `nguoi-${n}`,
    email: `nguoi-${n}@tan-hoa.example`,
    phone: `09${String(10_000_000 + n)}`,
  }));
}

/** What is to be told to a person on Thursday: 3–7 notices, one of them by SMS too; of every second person one rests a rung on. */
function dueFor(person: Officer, index: number): Notice[] {
  const count = draw(3, 7);
  return Array.from({ length: count }, (_, which) =>
    aNotice({
      key: `${person.id}-${which}`,
      kind: which === 0 && index % 2 === 0 ? 'overdue' : 'reminder',
      channels: which === 1 ? ['email', 'sms'] : ['email'],
      to: { unit: 'dai-pt', as: 'lead', positions: ['officer'], person: person.id },
      items: [{ task: '5', key: `2027-0${which + 1}`, lead: 'dai-pt', dueOn: '2027-05-31' }],
      momentOn: THURSDAY,
      postedOn: THURSDAY,
      validUntil: instantAt('2027-06-30', '00:00'),
    }),
  );
}

function rungAbove(person: Officer): Notice {
  return aNotice({
    key: `${person.id}-rung`,
    kind: 'escalation',
    to: { unit: 'van-hoa', as: 'coordinator', positions: ['officer'] },
    restsOn: `${person.id}-0`,
    restDays: REST_DAYS,
    momentOn: '2027-05-28',
    postedOn: '2027-05-28',
    validUntil: instantAt('2027-06-30', '00:00'),
  });
}

type Posting = { at: Instant; post: () => Promise<void> };

/** Lives through it on the dispatcher's own clock, from one instant at which something is to be done to the next. */
async function liveThrough({ from, to }: Outage, postings: readonly Posting[]): Promise<void> {
  const coming: Posting[] = [
    { at: from, post: () => ((outside.deps.sms = noSms), line.cut()) },
    ...postings,
    { at: to, post: () => ((outside.deps.sms = sms), line.mend()) },
  ];
  for (let now: Instant | null = from; now !== null;) {
    for (; coming[0] && coming[0].at <= now; coming.shift()) await coming[0].post();
    const { nextAt } = await dispatchOnce(outside.deps, now);
    now = soonest(nextAt, coming[0]?.at ?? null);
  }
}

const noSms: SmsTransport = {
  name: 'down',
  lanes: 1,
  knowsRepeats: true,
  send: () => Promise.resolve({ kind: 'deferred', error: 'connect ECONNREFUSED' }),
  close: () => Promise.resolve(),
};

async function findSent(): Promise<Sent[]> {
  const { rows } = await database.db.query<Sent>(
    `select message.sent_at as at, message.person, message.channel, message.text,
       array(select notice.kind from delivery join notice on notice.key = delivery.notice where delivery.message = message.id) as kinds
     from message where message.sent_at is not null order by message.sent_at`,
  );
  return rows;
}

// A message is said to be late from the second working day on.
it.each([
  { hours: 24, count: sized(200, 5_000), saysLate: false },
  { hours: 48, count: sized(20, 500), saysLate: true },
])(
  'tells each of $count people once, in sending hours, what $hours h without providers kept back, and escalates nobody unfairly',
  async ({ hours, count, saysLate }) => {
    const { db } = database;
    const from = instantAt(THURSDAY, '08:30') + draw(0, 7 * 60) * MINUTE;
    // The weekend is no outage: whoever is down for two days is down on Thursday, Friday and a part of Monday.
    const outage = { from, to: from + (hours > 24 ? hours + 48 : hours) * HOUR };
    const people = officers(count);
    await saveAuthority(db, { ...authority, officers: [...people, minh] });
    const due = people.map((person, index) => dueFor(person, index));
    const postedAt = from + 30 * MINUTE;
    const began = performance.now();
    await liveThrough(outage, [
      {
        at: postedAt,
        post: async () => {
          for (const [index, person] of people.entries()) await post(db, postedAt, due[index] ?? [], [person]);
        },
      },
      {
        at: FRIDAY_EIGHT,
        post: () => post(db, FRIDAY_EIGHT, people.filter((_, index) => index % 2 === 0).map(rungAbove), [minh]),
      },
    ]);
    const tookS = Math.round((performance.now() - began) / 1000);
    const sent = await findSent();
    const verdict = await judge({ db, isVirtual: true, mailbox: sink.received.map(({ mail }) => ledgerId(mail.messageId)) });
    const toPeople = sent.filter(({ person }) => person !== minh.id);
    const lastAt = Math.max(...toPeople.map(({ at }) => at));
    keepFigures({
      fault: 'T6',
      tried: `mail and SMS away for ${hours} h from ${isoAt(from).slice(0, 16)}, ${count} people, ${due.flat().length} notices`,
      sent: sent.length,
      lost: verdict.lost.length,
      repeated: verdict.repeated.length,
      late: verdict.late,
      broken: verdict.broken,
      note: `last one ${Math.round((lastAt - outage.to) / MINUTE)} min after recovery; the whole took ${tookS} s on a busy machine`,
    });
    expect(verdict).toMatchObject({ broken: [], repeated: [] });
    const everybody = people.map(({ id }) => id).sort();
    for (const channel of ['email', 'sms'])
      expect(
        toPeople
          .filter((one) => one.channel === channel)
          .map(({ person }) => person)
          .sort(),
      ).toEqual(everybody);
    const mails = toPeople.filter(({ channel }) => channel === 'email');
    expect(new Set(mails.map(({ text }) => text.includes('gửi muộn')))).toEqual(new Set([saysLate]));
    const rude = sent.filter(({ at }) => !isWorkingDay(calendar, dateAt(at)) || !inHours({ ladder }, at));
    expect(rude.map(({ at }) => isoAt(at))).toEqual([]);
    const rungs = sent.filter(({ kinds }) => kinds.includes('escalation'));
    expect(rungs.length).toBeGreaterThan(0);
    const restedOn = addWorkingDays(calendar, dateAt(lastAt), REST_DAYS);
    expect(rungs.filter(({ at }) => dateAt(at) < restedOn)).toEqual([]);
  },
  sized(300_000, 7_200_000),
);
