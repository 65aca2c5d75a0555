import { join } from 'node:path';
import { writeFileSync, readFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { checkPlan } from '../../cli/commands/plan-check';
import { readYamlPlan } from '../../cli/commands/plan-read-yaml';
import { summarizePlan } from '../../cli/commands/plan-summary';
import { loadCalendar } from '../../config/load-calendar';
import { samplePlan } from '../../config/sample-plan';

const namSach = join(__dirname, '..', '..', 'config', 'plans', 'nam-sach-2021.yaml');

// What a command prints is its result: the console is its outside world.
async function printed(act: () => Promise<number>): Promise<{ status: number; out: string; err: string }> {
  const lines = { log: [] as string[], error: [] as string[] };
  const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.log.push(line));
  const error = jest.spyOn(console, 'error').mockImplementation((line: string) => void lines.error.push(line));
  const status = await act();
  log.mockRestore();
  error.mockRestore();
  return { status, out: lines.log.join('\n'), err: lines.error.join('\n') };
}

it('shows tasks, leads, due days with the reason they moved, and what must be asked', async () => {
  const { status, out } = await printed(() => checkPlan(namSach));
  expect(status).toBe(0);
  expect(out).toContain('09 nhiệm vụ');
  expect(out).toContain('Chủ trì: Đài Phát thanh huyện');
  expect(out).toContain('01/11/2021 (31/10/2021 là Chủ nhật)');
  expect(out).toContain('04/05/2021 (30/04/2021 là ngày nghỉ lễ 30/4)');
  expect(out).toContain('Nhiệm vụ 3: Văn bản không nêu đích danh cơ quan phối hợp');
});

it('prints one JSON object when asked to', async () => {
  const { out } = await printed(() => checkPlan(namSach, { json: true }));
  expect(JSON.parse(out)).toMatchObject({ plan: 'nam-sach/tuyen-truyen-cchc/2021', provisionalYears: [] });
});

it('ends with status 2 and one problem a line for a file that must be corrected', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'dondoc-')), 'ke-hoach.yaml');
  writeFileSync(file, readFileSync(namSach, 'utf8').replace('class: quota', 'class: quotas').replace('no: "8"', 'no: 8'));
  const { status, out, err } = await printed(() => checkPlan(file, { json: true }));
  expect([status, out]).toEqual([2, '']);
  expect(err.split('\n').map((line) => (JSON.parse(line) as { field: string }).field)).toEqual([
    'tasks[4].schedules[0].class',
    'tasks[7].no',
  ]);
});

it('reads a plan into the shape that other programs rely on', () => {
  const reading = readYamlPlan(namSach);
  expect(reading).toMatchObject({
    authority: 'UBND huyện Nam Sách',
    number: null,
    issuedOn: null,
    year: 2021,
    coordinator: 'Phòng Nội vụ',
  });
  expect(reading.tasks[1]).toEqual({
    no: '2',
    title: 'Tuyên truyền trên báo về áp dụng Hệ thống Quản lý chất lượng vào các cơ quan hành chính nhà nước',
    products: ['Bài viết'],
    leads: ['Văn phòng HĐND-UBND huyện'],
    partners: ['Đài phát thanh huyện'],
    when: 'Tháng 5/2021',
    schedules: [{ text: 'Tháng 5/2021', class: 'within', due: ['2021-05-31'], count: 1, needs: null }],
  });
  expect(reading.questions.map(({ task, field }) => `${task ?? ''} ${field}`)).toEqual([
    ' number',
    ' issuedOn',
    '3 when',
    '3 partners',
    'TH.1 when',
  ]);
});

it('warns of a year whose days off are not official yet', () => {
  expect(summarizePlan(samplePlan(2027), loadCalendar()).provisionalYears).toContain(2027);
});
