import { loadPlan } from '../../activities/load-plan';
import { postNotices } from '../../activities/post-notices';
import { explain } from '../../cli/why/explain';
import { parseOccurrence } from '../../cli/why/parse-occurrence';
import { rehearse } from '../../domain/rehearse';
import { instantAt } from '../../domain/zone';
import { recordFact } from '../../store/record-fact';
import { startPlan } from '../../store/set-plan-state';
import { aFact, aPlan, lan, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';

const plan = {
  ...aPlan(),
  tasks: aPlan().tasks.map((task) => ({
    ...task,
    schedules: [
      { text: 'Mỗi tháng 01 kỳ', class: 'recurring' as const, rule: { kind: 'each' as const, period: 'month' as const } },
    ],
  })),
};

let database: TestDatabase;
let printed: string[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  process.env['DATABASE_URL'] = database.url;
  await saveWorld(database.db, [plan]);
  const startedAt = instantAt('2027-05-03', '07:00');
  await startPlan(database.db, plan.id, startedAt);
  const { rules } = await loadPlan(database.db, plan.id, startedAt);
  for (const order of rehearse(rules)) if (order.at <= instantAt('2027-06-01', '12:00')) await postNotices(database.db, order);
  await recordFact(database.db, { ...aFact({ at: instantAt('2027-06-01', '11:00') }), plan: plan.id });
  await reminderBounces();
});

afterAll(async () => {
  delete process.env['DATABASE_URL'];
  await database?.drop();
});

beforeEach(() => {
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});

afterEach(() => jest.restoreAllMocks());

/** The reminder of Lan came back two minutes after it had been accepted. */
async function reminderBounces(): Promise<void> {
  const { rows } = await database.db.query<{ id: number }>(
    `insert into message (authority, person, unit, channel, address, state, message_id, subject, text, html, created_at, sent_at, reported_at)
     values ('tan-hoa', $1, 'dai-pt', 'email', 'lan@tan-hoa.example', 'bounced', 'm1', 'Nhắc việc', 'Nội dung thư', '', $2, $2, $3) returning id`,
    [lan.id, new Date(instantAt('2027-05-28', '08:10')), new Date(instantAt('2027-05-28', '08:12'))],
  );
  await database.db.query(
    `update delivery set state = 'undeliverable', message = $1, changed_at = $2 from notice
     where notice.key = delivery.notice and notice.kind = 'reminder' and person = $3 and channel = 'email'`,
    [rows[0]?.id, new Date(instantAt('2027-05-28', '08:12')), lan.id],
  );
}

it('explains an occurrence from the rows of the ledger, without an address, a name of a person or a text', async () => {
  expect(await explain([`${plan.id}#5#2027-05`], {})).toBe(0);
  const text = printed.join('\n');
  expect(text).toContain('Nhiệm vụ số 05 “Chuyên mục Cải cách hành chính trên hệ thống truyền thanh”, kỳ tháng 5/2027');
  expect(text).toContain('Kế hoạch ghi: “Mỗi tháng 01 kỳ”.');
  expect(text).toContain(
    'nhắc việc trước hạn 01 ngày làm việc, theo thang đôn đốc chung, gửi Đài Truyền thanh xã (cán bộ phụ trách).',
  );
  expect(text).toContain('Thư điện tử, 01 người: bị trả lại lúc 08:12 ngày 28/05/2027.');
  expect(text).toContain('Đài Truyền thanh xã (đơn vị chủ trì): báo cáo hoàn thành');
  expect(text).not.toMatch(/@|091|Lan|Nội dung thư/);
});

it('answers programs with the same lines, each with its instant and kind', async () => {
  expect(await explain([plan.id, '5', '2027-05'], { json: true, unit: 'Đài Truyền thanh xã' })).toBe(0);
  const answer = JSON.parse(printed.join('')) as { sections: { name: string; lines: { at: string | null; what: string }[] }[] };
  expect(answer).toMatchObject({ plan: plan.id, task: '5', key: '2027-05' });
  expect(answer.sections.map(({ name }) => name)).toEqual(['due', 'story', 'unsent', 'next']);
  const said = answer.sections[1]?.lines.find(({ what }) => what === 'completed');
  expect(said?.at).toBe('2027-06-01T11:00:00+07:00');
});

it('lists the occurrences of a task when no key is given', async () => {
  await explain([`${plan.id}#5`], {});
  expect(printed).toContain(`${plan.id}#5#2027-05  31/05/2027`);
});

it.each([
  ['a task the plan does not have', [plan.id, '99', '2027-05'], 'Các nhiệm vụ: 5'],
  ['a key the task does not have', [plan.id, '5', '2027-13'], '2027-05'],
  ['a plan nobody has stored', ['khong/co/2027', '5', '2027-05'], 'dondoc plan list'],
  ['too little', [plan.id], 'Ví dụ: dondoc why'],
])('refuses %s and says what there is', async (_name, words, hint) => {
  await expect(explain(words, {})).rejects.toThrow(hint);
  expect(printed).toEqual([]);
});

it('reads an occurrence in one word or in three', () => {
  const occurrence = { plan: 'tan-hoa/cchc/2026', task: 'I.1', key: 'bao-cao:2026-Q2' };
  expect(parseOccurrence(['tan-hoa/cchc/2026#I.1#bao-cao:2026-Q2'])).toEqual(occurrence);
  expect(parseOccurrence(['tan-hoa/cchc/2026', 'I.1', 'bao-cao:2026-Q2'])).toEqual(occurrence);
  expect(parseOccurrence(['tan-hoa/cchc/2026#I.1'])).toEqual({ ...occurrence, key: null });
});
