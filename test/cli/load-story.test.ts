import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadStory } from '../../cli/year/load-story';
import { ConfigError } from '../../config/config-error';
import { instantAt } from '../../domain/zone';

const folder = mkdtempSync(join(tmpdir(), 'dondoc-story-'));
const file = join(folder, 'kich-ban.yaml');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function storyOf(...lines: string[]) {
  writeFileSync(file, lines.join('\n'));
  return loadStory(file);
}

function problemsOf(...lines: string[]) {
  try {
    storyOf(...lines);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error('was read');
}

it('reads who says what in Vietnamese time, sorted, and what breaks down', () => {
  const story = storyOf(
    'startsOn: 2021-05-04',
    'facts:',
    '  - { at: "2021-05-28 09:14", unit: Phòng Kinh tế, kind: completed, task: 3, key: 2021-05, doneOn: 2021-05-27 }',
    '  - { at: "2021-05-20T08:00", unit: lan, kind: obstacle, task: "1", note: Thiếu máy }',
    'outages:',
    '  - { from: "2021-06-01 07:00", to: "2021-06-02 07:00", of: email }',
  );
  expect(story.startsOn).toBe('2021-05-04');
  expect(story.facts).toEqual([
    { at: instantAt('2021-05-20', '08:00'), unit: 'lan', kind: 'obstacle', task: '1', key: null, reason: 'Thiếu máy' },
    expect.objectContaining({ at: instantAt('2021-05-28', '09:14'), task: '3', key: '2021-05', doneOn: '2021-05-27' }),
  ]);
  expect(story.outages).toEqual([{ from: instantAt('2021-06-01', '07:00'), to: instantAt('2021-06-02', '07:00'), of: 'email' }]);
});

it('reads a script without anything as a quiet year', () => {
  expect(storyOf('facts: []')).toEqual({ startsOn: null, facts: [], outages: [] });
});

it.each([
  ['a kind that does not exist', '  - { at: "2021-05-28 09:14", kind: done }', 3, 'facts[1].kind'],
  ['a time without a day', '  - { at: "09:14", kind: started }', 3, 'facts[1].at'],
  ['a day that does not exist', '  - { at: "2021-05-28 09:14", kind: completed, doneOn: 2021-02-30 }', 3, 'facts[1].doneOn'],
  ['a count of nothing', '  - { at: "2021-05-28 09:14", kind: completed, count: 0 }', 3, 'facts[1].count'],
  ['a field nobody knows', '  - { at: "2021-05-28 09:14", kind: started, who: lan }', 3, 'facts[1].who'],
])('names file, line and field of %s', (_name, line, at, field) => {
  const fine = '  - { at: "2021-05-20 08:00", kind: started, unit: lan, task: 1 }';
  expect(problemsOf('facts:', fine, line)).toEqual([expect.objectContaining({ file: 'kich-ban.yaml', line: at, field })]);
});

it('names all problems of a file at once, and the file that cannot be read', () => {
  expect(
    problemsOf('startsOn: 31/12/2021', 'outages:', '  - { from: "2021-06-01 07:00", to: "2021-06-02 07:00", of: zalo }'),
  ).toHaveLength(2);
  expect(() => loadStory(join(folder, 'khong-co.yaml'))).toThrow(/khong-co\.yaml/);
});
