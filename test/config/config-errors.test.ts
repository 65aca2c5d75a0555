import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, type ConfigProblem } from '../../config/config-error';
import { loadAuthority, authorityFile } from '../../config/load-authority';
import { loadPlan, parsePlan } from '../../config/load-plan';
import { authorityShape } from '../../config/authority-shape';
import { parseYaml } from '../../config/read-yaml';

const text = readFileSync(join(__dirname, '..', '..', 'config', 'plans', 'nam-sach-2021.yaml'), 'utf8');

function problemsOf(act: () => unknown): readonly ConfigProblem[] {
  try {
    act();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

// Each case changes one piece of the Nam Sách plan; the line is that of the changed piece.
function lineOf(piece: string, content: string): number {
  return content.slice(0, content.indexOf(piece)).split('\n').length;
}

it.each([
  ['a misspelt field', 'cutoffs: quarterly', 'cutofs: quarterly', 'cutofs', /Không có trường/, /cutoffs/],
  [
    'a day that does not exist',
    'to: 2021-05-31',
    'to: 2021-02-30',
    'tasks[1].schedules[0].rule.to',
    /không có thật/,
    /2021-10-31/,
  ],
  ['a window that ends before it begins', 'to: 2021-05-31', 'to: 2021-04-30', 'tasks[1].schedules[0].rule.to', /sớm hơn/, /from/],
  ['a missing title', '    title: Tổ chức Tọa đàm về cải cách hành chính\n', '', 'tasks[2].title', /Thiếu/, /tên đầy đủ/],
  ['an unknown class', 'class: quota', 'class: quotas', 'tasks[4].schedules[0].class', /danh mục/, /quota, /],
  [
    'an unknown kind of rule',
    'kind: each',
    'kind: every',
    'tasks[4].schedules[0].rule.kind',
    /dạng nào/,
    /standing, window, limit/,
  ],
  ['a class without its rule', 'class: quota', 'class: standing', 'tasks[4].schedules[0].rule', /không đi với/, /standing/],
  [
    'a waiting time that says nothing is needed',
    '        needs: ask\n        report',
    '        report',
    'tasks[8].schedules[0].needs',
    /còn cần gì/,
    /needs: date/,
  ],
  ['a body nobody knows', '[Phòng Tư pháp]', '[Phòng Tư phap]', 'tasks[5].leads[0]', /Phòng Tư phap/, /“Phòng Tư pháp”/],
  ['a task number twice', 'no: "2"', 'no: "1"', 'tasks[1].no', /bị trùng/, /số khác/i],
  [
    'a short title that is too long',
    'Tọa đàm về CCHC',
    'Tọa đàm về cải cách hành chính của toàn huyện',
    'tasks[2].shortTitle',
    /40 ký tự/,
    /40/,
  ],
  ['an unknown ladder', 'cutoffs: quarterly', 'ladder: gap', 'ladder', /thang đôn đốc/, /default/],
  ['a number where text belongs', 'no: "5"', 'no: 5', 'tasks[4].no', /phải là chữ/, /ngoặc kép/],
])('names file, line, field and what to write for %s', (_, piece, wrong, field, message, hint) => {
  const content = text.replace(piece, wrong);
  const [problem, ...others] = problemsOf(() => parsePlan(content, 'ke-hoach.yaml'));
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ file: 'ke-hoach.yaml', field });
  expect(problem?.message).toMatch(message);
  expect(problem?.hint).toMatch(hint);
  // A missing field has no line of its own: that of what it is missing from.
  if (wrong === '' || field.endsWith('needs')) expect(problem?.line).toBeGreaterThan(1);
  else expect(problem?.line).toBe(lineOf(piece, text));
});

it('tells all problems at once', () => {
  const content = text
    .replace('year: 2021', 'year: hai mốt')
    .replace('no: "8"', 'no: 8')
    .replace('[Phòng Tư pháp]', '[Phòng Tư phạp]');
  expect(problemsOf(() => parsePlan(content, 'a.yaml')).map(({ field }) => field)).toEqual([
    'year',
    'tasks[5].leads[0]',
    'tasks[7].no',
  ]);
});

it('names the line of broken YAML and of a field written twice', () => {
  expect(problemsOf(() => parsePlan('authority: nam-sach\nslug: [a\nyear: 2021\n', 'a.yaml'))[0]).toMatchObject({
    file: 'a.yaml',
  });
  expect(problemsOf(() => parsePlan('authority: a\nauthority: b\n', 'a.yaml'))[0]).toMatchObject({ line: 2, message: /hai lần/ });
});

it('says which file cannot be read', () => {
  expect(problemsOf(() => loadPlan('/khong/co.yaml'))[0]).toMatchObject({
    file: '/khong/co.yaml',
    message: 'Không đọc được tệp',
  });
});

it('says where the register of an authority is looked for', () => {
  const [problem] = problemsOf(() => parsePlan(text.replace('authority: nam-sach', 'authority: nam-xach'), 'a.yaml'));
  expect(problem).toMatchObject({ line: 3, field: 'authority', hint: expect.stringContaining('config/units/nam-xach.yaml') });
});

it('refuses a plan of one authority with the register of another', () => {
  const [problem] = problemsOf(() => parsePlan(text, 'a.yaml', loadAuthority(authorityFile('tan-hoa'))));
  expect(problem).toMatchObject({ field: 'authority', hint: expect.stringContaining('tan-hoa') });
});

it('finds a misspelt field of a person in a register, with its line', () => {
  const register = readFileSync(authorityFile('tan-hoa'), 'utf8').replace('post: "Chánh Văn phòng"', 'pots: "Chánh Văn phòng"');
  const problems = problemsOf(() => parseYaml(register, 'tan-hoa.yaml', authorityShape));
  expect(problems.map(({ field }) => field)).toEqual(['units[2].officers[0].post', 'units[2].officers[0].pots']);
  expect(problems[1]).toMatchObject({ line: lineOf('pots:', register), hint: 'Có thể là “post”' });
});
