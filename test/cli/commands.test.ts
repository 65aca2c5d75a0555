import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planReading, timeAnswer, yearReport } from './contracts';
import { answerOf, errorsOf, runDondoc, type Run } from './run-dondoc';

// A folder of its own: nothing that runs on this machine is touched.
const data = mkdtempSync(join(tmpdir(), 'dondoc-commands-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const dondoc = (...words: string[]): Promise<Run> => runDondoc(words, { DONDOC_DATA: data });
const PLANS = ['gia-lai-2020', 'kong-chro-2021', 'nam-sach-2021', 'son-ninh-2022', 'tan-phong-2024'];
const file = (name: string) => `config/plans/${name}.yaml`;

it('answers a time phrase with working days', async () => {
  const answer = timeAnswer.parse(answerOf(await dondoc('time', 'Trước ngày 15/12', '--year', '2026', '--json')));
  expect(answer).toEqual({ class: 'by', due: ['2026-12-14'], count: 1, needs: null, note: null });
  const { out } = await dondoc('time', 'Trước ngày 15/12', '--year', '2026');
  expect(out).toContain('14/12/2026');
});

it.each(PLANS)('reads %s by its contract', async (name) => {
  const reading = planReading.parse(answerOf(await dondoc('plan', 'read', file(name), '--json')));
  expect(String(reading.year)).toBe(name.slice(-4));
  const numbers = reading.tasks.map(({ no }) => no);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const { task } of reading.questions) expect([null, ...numbers]).toContain(task);
  for (const { due, count } of reading.tasks.flatMap(({ schedules }) => schedules)) {
    expect(due).toEqual([...due].sort());
    expect(count).toBeGreaterThanOrEqual(due.length);
  }
});

it('checks a plan for people and for programs', async () => {
  const [words, json] = await Promise.all([
    dondoc('plan', 'check', file('son-ninh-2022')),
    dondoc('plan', 'check', file('son-ninh-2022'), '--json'),
  ]);
  expect(words).toMatchObject({ status: 0, err: '' });
  expect(words.out).toContain('Kế hoạch tuyên truyền cải cách hành chính năm 2022');
  expect(answerOf(json)).toMatchObject({ plan: 'son-ninh/tuyen-truyen-cchc/2022', tasks: expect.any(Array) });
});

it('rehearses a year by its contract: in order, in Vietnamese time, each SMS one part in plain letters', async () => {
  const run = await dondoc('rehearse', file('tan-phong-2024'), '--json');
  expect(run.err).toBe('');
  const report = yearReport.parse(answerOf(run));
  const moments = report.messages.map(({ at }) => at);
  expect(moments).toEqual([...moments].sort());
  const sms = report.messages.filter(({ channel }) => channel === 'sms');
  expect(sms.length).toBeGreaterThan(10);
  for (const { text, segments } of sms) {
    expect(segments).toBe(1);
    expect(text).toMatch(/^[\x20-\x7e]{1,160}$/);
  }
  for (const { segments } of report.messages.filter(({ channel }) => channel === 'email')) expect(segments).toBe(0);
  const escalated = report.messages.filter(({ kinds }) => kinds.includes('escalation')).map(({ unit }) => unit);
  expect(escalated).toContain('Công chức Văn hóa và xã hội xã');
  expect(report.facts).toEqual([]);
});

it('rehearses a plan by its id, and from another day on', async () => {
  const run = await dondoc('rehearse', 'son-ninh/tuyen-truyen-cchc/2022', '--starts-on', '2022-12-01', '--json');
  const report = yearReport.parse(answerOf(run));
  expect(report.messages[0]?.at).toMatch(/^2022-12-01T/);
  expect(report.plan).toBe('son-ninh/tuyen-truyen-cchc/2022');
});

it.each([
  ['a phrase that is missing', ['time']],
  ['a year that is none', ['time', 'Quý I', '--year', '20266']],
  ['an issue day that does not exist', ['time', 'Quý I', '--year', '2026', '--issued', '2026-02-30']],
  ['a file that is missing', ['plan', 'read', 'khong-co.yaml']],
  ['a document it cannot read', ['plan', 'read', 'package.json']],
  ['a file that is no plan', ['plan', 'check', 'config/ladders.yaml']],
  ['a plan nobody knows', ['rehearse', 'khong-co']],
  ['a start that does not exist', ['rehearse', file('son-ninh-2022'), '--starts-on', '2022-02-30']],
  ['a script that is missing', ['year', file('son-ninh-2022'), '--script', 'khong-co.yaml']],
  ['two stories at once', ['year', file('son-ninh-2022'), '--script', 'a.yaml', '--seed', '1']],
  ['a seed that is no number', ['year', file('son-ninh-2022'), '--seed', 'x']],
  ['a kind of fact that does not exist', ['fact', 'done', 'son-ninh/tuyen-truyen-cchc/2022']],
  ['a limit that is no number', ['messages', '--limit', 'x']],
  ['a command nobody knows', ['xoa']],
  ['an option nobody knows', ['plan', 'list', '--all']],
])('refuses %s: status 2, nothing on stdout, JSON lines on stderr', async (_name, words) => {
  const run = await dondoc(...words, '--json');
  expect(run).toMatchObject({ status: 2, out: '' });
  for (const error of errorsOf(run)) expect(String(error['message'] ?? error['error'])).toMatch(/\p{L}{2,}/u);
});

it('says to people in one sentence what is wrong, and shows the help on request', async () => {
  const [wrong, help] = await Promise.all([dondoc('plan', 'read', 'khong-co.yaml'), dondoc('--help')]);
  expect(wrong).toEqual({ status: 2, out: '', err: 'khong-co.yaml: Không đọc được tệp. Kiểm tra đường dẫn và quyền đọc tệp\n' });
  expect(help.status).toBe(0);
  for (const command of ['time', 'plan', 'rehearse', 'year', 'fact', 'messages', 'doctor', 'start'])
    expect(help.out).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
});
