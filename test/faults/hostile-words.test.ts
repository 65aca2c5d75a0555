import { createSmtp } from '../../channels/email/smtp';
import { smsFaultOf } from '../../channels/sms/check-sms';
import type { Plan } from '../../domain/plan';
import type { Authority } from '../../domain/unit';
import { dispatchOnce } from '../../dispatch/dispatch-once';
import { saveAuthority } from '../../store/authorities';
import { findDeliveries } from '../../store/find-deliveries';
import { recordFact } from '../../store/record-fact';
import { savePlan } from '../../store/save-plan';
import { anOutside, FRIDAY, post, type Outside } from '../dispatch/a-dispatcher';
import { aFact, aNotice, aPlan, authority, calendar, lan, minh, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink';
import { keepFigures } from './figures';
import { judge, ledgerId } from './invariants';

const EVIL = 'evil@evil.example';
/** What somebody may have pasted into a name, a title or a reason. */
const WORDS: readonly (readonly [string, string])[] = [
  ['plain words', 'Tổ công nghệ số'],
  ['CRLF and a header', `Tổ một\r\nBcc: ${EVIL}\r\nX-Evil: 1`],
  ['CRLF and a new mail', `Tổ hai\r\n.\r\nMAIL FROM:<${EVIL}>\r\nRCPT TO:<${EVIL}>\r\nDATA\r\n`],
  ['a lone CR', `Tổ ba\rBcc: ${EVIL}`],
  ['a lone LF', `Tổ bốn\nBcc: ${EVIL}`],
  ['line and paragraph separators', `Tổ năm\u2028Bcc: ${EVIL}\u2029X-Evil: 1\u0085Y-Evil: 1`],
  ['escape and other controls', 'Tổ sáu \u001b[2J\u0007\u0008\u007f'],
  ['direction marks', 'Tổ bảy \u202egpj.exe\u202c \u2066x\u2069'],
  ['zero-width characters', 'Tổ\u200b tám\u200d\ufeff'],
  ['two addresses', `"Tổ chín" <a@tan-hoa.example>, <${EVIL}>`],
  ['5,000 characters', 'Tổ mười '.repeat(625)],
  ['5,000 characters without a space', 'Đ'.repeat(5_000)],
  ['emoji', 'Tổ 👩‍🌾🇻🇳 🏳️‍🌈'],
  ['a formula', "=cmd|'/C calc'!A0"],
  ['a full-width formula', '＝ＣＭＤ＋１＠'],
  ['markup', `<script>alert(1)</script><img src="https://evil.example/x" onerror='x'>"`],
  ['template marks', '{{constructor}} {{#each this}} ⟦link⟧ ⟦code⟧'],
];

const sender = { from: { name: 'UBND xã Tân Hòa', address: 'dondoc@tan-hoa.example' }, replyTo: 'vanhoa@tan-hoa.example' };
const counted = { sent: 0, refused: 0 };

let database: TestDatabase;
let sink: SmtpSink;
let outside: Outside;
let logged: string[];

beforeEach(async () => {
  database = await freshDatabase();
  sink = await startSmtpSink();
  outside = anOutside(database.db);
  outside.deps.email = createSmtp({ url: sink.url, sender, lanes: 2 });
  logged = [];
  for (const way of ['log', 'info', 'warn', 'error'] as const)
    jest.spyOn(console, way).mockImplementation((...words) => void logged.push(words.join(' ')));
});

afterEach(async () => {
  jest.restoreAllMocks();
  await outside?.deps.email?.close();
  await sink?.close();
  await database?.drop();
});

afterAll(() =>
  keepFigures({
    fault: 'T25',
    tried: `${WORDS.length} hostile texts in every name, title and reason; hostile addresses`,
    sent: counted.sent,
    lost: 0,
    repeated: 0,
    late: 0,
    broken: [],
    note: `${counted.refused} addresses not written to`,
  }),
);

/** The words in every field of register and plan that a message names. */
function saturated(words: string): { register: Authority; plan: Plan } {
  const plan = aPlan();
  return {
    register: {
      ...authority,
      name: words,
      smsName: words,
      units: authority.units.map((unit) => ({ ...unit, name: words, shortName: words, aliases: [words] })),
      officers: authority.officers.map((officer) => ({ ...officer, name: words, post: words })),
    },
    plan: {
      ...plan,
      title: words,
      number: words,
      coordinator: { ...plan.coordinator, name: words },
      leadership: { ...plan.leadership, name: words },
      tasks: plan.tasks.map((task) => ({
        ...task,
        title: words,
        shortTitle: words,
        products: [words],
        leads: task.leads.map((lead) => ({ ...lead, name: words })),
        when: words,
        notes: [words],
      })),
    },
  };
}

/** A reminder by mail and SMS, something overdue, and an obstacle with its reason for the coordinator. */
async function tell(words: string): Promise<void> {
  const { db } = database;
  await saveWorld(db);
  const { register, plan } = saturated(words);
  await saveAuthority(db, register);
  await savePlan(db, plan, { calendarVersion: calendar.version });
  const stuck = aFact({ id: 'vuong-mac', kind: 'obstacle', at: FRIDAY });
  // PostgreSQL itself refuses NUL; everything else is kept as it was said.
  await recordFact(db, stuck, { text: words });
  await post(db, FRIDAY, [
    aNotice({ key: 'nhac', channels: ['email', 'sms'] }),
    aNotice({
      key: 'qua-han',
      kind: 'overdue',
      items: [{ task: '5', key: '2027-04', lead: 'dai-pt', dueOn: '2027-04-29', lateDays: 20 }],
    }),
  ]);
  const to = { unit: 'van-hoa', as: 'coordinator', positions: ['officer'] } as const;
  await post(db, FRIDAY, [aNotice({ key: 'vuong-mac', kind: 'obstacle', to, fact: stuck.id })], [minh]);
  await dispatchOnce(outside.deps, FRIDAY);
}

const headersOf = (raw: string): string[] =>
  (raw.split(/\r?\n\r?\n/)[0] ?? '').split(/\r?\n/).flatMap((line) => /^([A-Za-z-]+):/.exec(line)?.[1]?.toLowerCase() ?? []);
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u200b\u200d\ufeff\u202a-\u202e\u2066-\u2069]/u;

it.each(WORDS)('%s: each message goes to its one recipient, whole, with no header of theirs', async (_what, words) => {
  await tell(words);
  expect(outside.events).toEqual([]);
  expect(sink.received.map(({ to }) => to).sort()).toEqual([['lan@tan-hoa.example'], ['minh@tan-hoa.example']]);
  for (const { raw, from, mail } of sink.received) {
    expect(from).toBe('dondoc@tan-hoa.example');
    expect(headersOf(raw).sort()).toEqual(USUAL);
    expect([mail.to].flat().flatMap((to) => to?.value ?? [])).toHaveLength(1);
    expect(mail.subject ?? '').not.toMatch(UNSEEN);
    expect([...(mail.subject ?? '')].length).toBeLessThanOrEqual(120);
    expect((mail.text ?? '').replaceAll('\n', '')).not.toMatch(UNSEEN);
    const html = String(mail.html);
    expect(html.replace(/[\r\n]/g, '')).not.toMatch(UNSEEN);
    expect(html).not.toMatch(/<script|<img|onerror='/i);
    expect(`${mail.text} ${html}`).not.toMatch(/⟦|⟧/);
    expect(raw).not.toMatch(/[^\x00-\x7f]/);
    expect(raw.split('\r\n').every((line) => line.length <= 998)).toBe(true);
  }
  expect(outside.texts).toHaveLength(1);
  for (const text of outside.texts) {
    expect(smsFaultOf(text)).toBeNull();
    expect(text.text).toMatch(/^[\x20-\x7e]+$/);
    expect(text.text.length).toBeLessThanOrEqual(612);
  }
  expect(logged).toEqual([]);
  const verdict = await judge({
    db: database.db,
    isVirtual: true,
    mailbox: sink.received.map(({ mail }) => ledgerId(mail.messageId)),
  });
  expect(verdict).toMatchObject({ broken: [], repeated: [], states: { told: 4 } });
  counted.sent += verdict.sent;
});

const USUAL = [
  'auto-submitted',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'reply-to',
  'subject',
  'to',
  'x-auto-response-suppress',
];

it.each([
  ['two addresses', `lan@tan-hoa.example, ${EVIL}`],
  ['two addresses with a semicolon', `lan@tan-hoa.example;${EVIL}`],
  ['a new command', `lan@tan-hoa.example>\r\nRCPT TO:<${EVIL}`],
  ['a new header', `lan@tan-hoa.example\r\nBcc: ${EVIL}`],
  ['a quoted local part', `"lan@tan-hoa.example x"@evil.example`],
  ['a comment', `lan(${EVIL})@tan-hoa.example`],
  ['a name before it', `Lan <${EVIL}>`],
  ['full-width signs', 'lan＠evil.example'],
  ['a direction mark', 'lan\u202e@evil.example'],
])('writes to nobody when the address is %s, and tells the coordinator', async (_what, email) => {
  const { db } = database;
  await saveWorld(db);
  await saveAuthority(db, { ...authority, officers: [{ ...lan, email, phone: null }, minh] });
  await post(db, FRIDAY, [aNotice()]);
  await dispatchOnce(outside.deps, FRIDAY);
  await dispatchOnce(outside.deps, FRIDAY + 60_000);
  expect(sink.received.map(({ to }) => to)).toEqual([['minh@tan-hoa.example']]);
  expect(sink.attempts()).toBe(1);
  const toLan = (await findDeliveries(db)).filter(({ person }) => person === lan.id);
  expect(toLan.map(({ state }) => state)).toEqual(['undeliverable']);
  expect(JSON.stringify([outside.events, logged])).not.toContain('evil');
  counted.refused += 1;
});

it.each([
  ['NUL', 'Tổ\u0000'],
  ['half of an emoji', 'Tổ \ud83d'],
])('lets %s come no further than the database', async (_what, words) => {
  const { db } = database;
  await saveWorld(db);
  await expect(saveAuthority(db, { ...authority, name: words })).rejects.toThrow();
  await recordFact(db, aFact({ kind: 'obstacle' }), { text: words }).catch(() => undefined);
  const { rows } = await db.query<{ text: string }>('select text from fact');
  expect(rows.filter(({ text }) => text === words)).toEqual([]);
});
