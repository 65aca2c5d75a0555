import { bodyFinder } from '../../config/find-body';
import { parsePlanDraft } from '../../config/load-plan';
import { loadCalendar } from '../../config/load-calendar';
import { sampleAuthority } from '../../config/sample-plan';
import type { Plan, Task } from '../../domain/plan';
import { planDifference } from '../../domain/plan-difference';
import { fromText } from '../../intake/document/from-text';
import { draftYaml } from '../../intake/plan/draft-yaml';
import { mergeDraft } from '../../intake/plan/merge-draft';
import { readPlan } from '../../intake/plan/read-plan';

const calendar = loadCalendar();
const HEAD = [
  'ỦY BAN NHÂN DÂN',
  'XÃ TÂN HÒA',
  'Số: 15/KH-UBND',
  'Tân Hòa, ngày 12 tháng 01 năm 2027',
  'KẾ HOẠCH',
  'Chuyển đổi số năm 2027',
  'II. NHIỆM VỤ',
];
const TASKS: readonly (readonly [string, string, string])[] = [
  ['Cập nhật trang thông tin điện tử của xã', 'Trước ngày 15/12/2027', 'Phòng Văn hóa - Xã hội'],
  ['Tập huấn kỹ năng số cho cán bộ, công chức', 'Hằng quý', 'Phòng Kinh tế'],
  ['Tuyên truyền về dịch vụ công trực tuyến', 'Hằng tháng', 'Trạm Y tế'],
];

const document = (tasks: readonly (readonly [string, string, string])[], head = HEAD) =>
  [
    ...head,
    ...tasks.flatMap(([title, when, lead], at) => [
      `${at + 1}. ${title}.`,
      `a) Thời gian thực hiện: ${when}.`,
      `b) Cơ quan chủ trì: ${lead}.`,
    ]),
  ].join('\n');

function read(text: string) {
  const draft = readPlan(fromText(text), { calendar });
  if ('refused' in draft) throw new Error(draft.refused);
  return { draft, plan: parsePlanDraft(draftYaml(draft, 'tan-hoa'), 'x.yaml', sampleAuthority()) };
}

const before = read(document(TASKS)).plan;
function merged(text: string, plan: Plan = before): Plan {
  const again = read(text);
  return mergeDraft(plan, again.plan, again.draft);
}
const changes = (after: Plan, was: Plan = before) => planDifference(was, after, calendar).map(({ task, what }) => [task, what]);
const [first, second, third] = TASKS as [(typeof TASKS)[0], (typeof TASKS)[1], (typeof TASKS)[2]];

it('changes nothing when the same document is read twice', () => {
  expect(merged(document(TASKS))).toEqual(before);
});

it('takes another due day and another lead of a task and leaves the others', () => {
  const after = merged(document([[first[0], 'Trước ngày 30/11/2027', first[2]], [second[0], second[1], 'Trạm Y tế'], third]));
  expect(changes(after)).toEqual([
    ['1', 'due'],
    ['2', 'words'],
  ]);
  expect(after.tasks[1]?.leads).toMatchObject([{ unit: 'tram-y-te', accountable: true }]);
});

it('keeps the number of each task when one is put in before them, and gives the new one a number nobody had', () => {
  const after = merged(document([['Ban hành quy chế an toàn thông tin', 'Quý II', 'Phòng Kinh tế'], ...TASKS]));
  expect(after.tasks.map(({ no, title }) => [no, title])).toEqual([
    ['1a', 'Ban hành quy chế an toàn thông tin'],
    ['1', first[0]],
    ['2', second[0]],
    ['3', third[0]],
  ]);
  expect(changes(after)).toEqual([
    ['1a', 'added'],
    ['1', 'words'],
    ['2', 'words'],
    ['3', 'words'],
  ]);
  expect(after.tasks[1]?.schedules).toEqual(before.tasks[0]?.schedules);
  const again = document([['Ban hành quy chế an toàn thông tin', 'Quý II', 'Phòng Kinh tế'], ...TASKS]);
  expect(merged(again, after)).toEqual(after);
});

it('sees a task under another title as the same task, and one that is gone as gone', () => {
  const renamed = merged(document([first, ['Bồi dưỡng năng lực số, an toàn thông tin', second[1], second[2]], third]));
  expect(changes(renamed)).toEqual([['2', 'words']]);
  expect(changes(merged(document([first, third])))).toEqual([
    ['3', 'words'],
    ['2', 'removed'],
  ]);
});

it('keeps what people have corrected and answered while the document words it as before', () => {
  const change = (task: Task): Task => ({
    ...task,
    shortTitle: 'Trang tin',
    schedules: [{ text: 'x', class: 'standing', rule: { kind: 'standing' } }],
    leads: [{ ...bodyFinder(sampleAuthority())('Trạm Y tế')!, accountable: true, scope: null }],
    notes: ['Văn bản ghi “Phòng Chuyển đổi số”.'],
  });
  const text = document([[first[0], first[1], 'Phòng Chuyển đổi số'], second, third]);
  const plan = read(text).plan;
  const corrected = { ...plan, tasks: plan.tasks.map((task, at) => (at === 0 ? change(task) : task)) };
  expect(merged(text, corrected)).toEqual(corrected);
});

it('takes two spellings of a unit for one, wherever the tone mark stands', () => {
  const other = TASKS.map(([title, when, lead]) => [title, when, lead.replace('hóa', 'hoá')] as const);
  expect(merged(document(other).normalize('NFD'))).toEqual(before);
});

it('takes number and issue day from the signed document, and does not lose them to one that leaves them blank', () => {
  const blank = HEAD.map((line) => (line.startsWith('Số') ? 'Số:     /KH-UBND' : line));
  const draft = read(document(TASKS, blank)).plan;
  expect(draft.number).toBeNull();
  expect(merged(document(TASKS), draft).number).toBe('15/KH-UBND');
  expect(merged(document(TASKS, blank)).number).toBe('15/KH-UBND');
});
