import { createSmtp } from '../../channels/email/smtp';
import type { EmailTransport, Mail } from '../../channels/email/email-transport';
import type { Officer } from '../../domain/unit';
import { dispatchOnce } from '../../dispatch/dispatch-once';
import { saveAuthority } from '../../store/authorities';
import { findDeliveries } from '../../store/find-deliveries';
import { recordFact } from '../../store/record-fact';
import { anOutside, FRIDAY, post, type Outside } from '../dispatch/a-dispatcher';
import { aFact, aNotice, authority, lan, minh, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink';
import { keepFigures } from './figures';
import { closeGate, installGates } from './gate';
import { countOpen, judge, ledgerId } from './invariants';
import { drawFor, sized } from './run-size';

const RACES = sized(100, 1_000);
/** Races at a time: as many answers as there are connections, and some more. */
const AT_ONCE = 20;
const LANES = 4;
const sender = { from: { name: 'UBND xã Tân Hòa', address: 'dondoc@tan-hoa.example' }, replyTo: 'vanhoa@tan-hoa.example' };

let database: TestDatabase;
let sink: SmtpSink;
let outside: Outside;

beforeEach(async () => {
  database = await freshDatabase();
  await installGates(database.db);
  await saveWorld(database.db);
  sink = await startSmtpSink();
  outside = anOutside(database.db);
  outside.deps.email = createSmtp({ url: sink.url, sender, lanes: LANES });
});

afterEach(async () => {
  await outside?.deps.email?.close();
  await sink?.close();
  await database?.drop();
});

/** The Friday of the test, on which time goes on as it does outside. */
const started = performance.now();
const clock = (): number => FRIDAY + Math.round(performance.now() - started);

const KEY = '2027-05';
const reminderOf = (race: number) =>
  aNotice({ key: `cuoc-dua-${race}`, items: [{ task: '5', key: `${KEY}-${race}`, lead: 'dai-pt', dueOn: '2027-05-31' }] });
const completionOf = (race: number) => aFact({ id: `xong-${race}`, key: `${KEY}-${race}`, at: clock() });

it(
  `begins to send nothing about work whose report was acknowledged before: ${RACES} races`,
  async () => {
    const { db } = database;
    const draw = drawFor('T7');
    const people: Officer[] = Array.from({ length: RACES }, (_, n) => ({ ...lan, id: `p${n}`, email: `p${n}@tan-hoa.example` }));
    await saveAuthority(db, { ...authority, officers: [...people, minh] });
    const begun = new Map<string, number>();
    outside.deps.email = noting(outside.deps.email as EmailTransport, ({ to }) => begun.set(to.address, performance.now()));
    const acknowledged = new Map<string, number>();
    for (let first = 0; first < RACES; first += AT_ONCE) {
      const races = people.slice(first, first + AT_ONCE).map((person, index) => ({ person, race: first + index }));
      for (const { person, race } of races) await post(db, FRIDAY, [reminderOf(race)], [person]);
      // The answers come while the batch is being sent: some before their turn, some in the middle of it, some after.
      const arrived = sink.attempts();
      const answers = races.map(async ({ person, race }) => {
        const after = arrived + draw(0, AT_ONCE);
        await turn(() => sink.attempts() >= after || begun.has(person.email ?? ''));
        await recordFact(db, completionOf(race));
        acknowledged.set(person.email ?? '', performance.now());
      });
      const stop = { isOver: false };
      const sending = dispatchUntil(() => stop.isOver);
      await Promise.all(answers);
      stop.isOver = true;
      await sending;
    }
    await dispatchOnce(outside.deps, clock);
    const verdict = await judge({
      db,
      mailbox: sink.received.map(({ mail }) => ledgerId(mail.messageId)),
      isVirtual: true,
      acknowledged: people.map((_, race) => `xong-${race}`),
    });
    const after = [...begun].flatMap(([address, at]) => Math.max(0, at - (acknowledged.get(address) ?? Infinity)));
    keepFigures({
      fault: 'T7',
      tried: `${RACES} answers while their reminder is queued or in flight`,
      sent: verdict.sent,
      lost: verdict.lost.length,
      repeated: verdict.repeated.length,
      late: 0,
      broken: verdict.broken,
      note: `${verdict.states['superseded'] ?? 0} not sent; begun after the acknowledgement: ${after.filter((ms) => ms > 0).length}, at most ${Math.max(0, ...after).toFixed(1)} ms`,
    });
    expect(verdict).toMatchObject({ broken: [], repeated: [] });
    expect(await countOpen(db)).toBe(0);
    expect(verdict.states['superseded']).toBeGreaterThan(0);
    expect(verdict.states['told']).toBeGreaterThan(0);
  },
  sized(180_000, 1_800_000),
);

it('sends nothing when the answer is acknowledged while its reminder stands before the mark', async () => {
  const { db } = database;
  await post(db, FRIDAY, [reminderOf(1)]);
  const gate = await closeGate(database.url, 'claim');
  const sending = dispatchOnce(outside.deps, clock);
  let isAcknowledged = false;
  let answer: Promise<unknown>;
  try {
    await gate.untilWaiting(1, () => '');
    answer = recordFact(db, completionOf(1)).then(() => (isAcknowledged = true));
    // Either it is acknowledged, or it has to wait until the message is under way.
    await turn(async () => isAcknowledged || (await isFactWaiting()));
    expect(sink.attempts()).toBe(0);
  } finally {
    await gate.open();
  }
  const wasFirst = isAcknowledged;
  await sending;
  await answer;
  await dispatchOnce(outside.deps, clock);
  expect(sink.received).toHaveLength(wasFirst ? 0 : 1);
  expect((await findDeliveries(db)).map(({ state }) => state)).toEqual([wasFirst ? 'superseded' : 'told']);
});

function noting(transport: EmailTransport, note: (mail: Mail) => unknown): EmailTransport {
  return {
    ...transport,
    send: (mail) => {
      note(mail);
      return transport.send(mail);
    },
  };
}

async function dispatchUntil(isOver: () => boolean): Promise<void> {
  while (!isOver()) await dispatchOnce(outside.deps, clock);
}

/** Looks after every turn of the event loop. */
async function turn(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
}

async function isFactWaiting(): Promise<boolean> {
  const { rows } = await database.db.query(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'select fact_seq%'`,
  );
  return rows.length > 0;
}
