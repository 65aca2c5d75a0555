import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, type ConfigProblem } from '../../config/config-error';
import { loadZalo } from '../../config/load-zalo';
import { loadSettings } from '../../config/settings';

const folder = mkdtempSync(join(tmpdir(), 'zalo-'));
afterAll(() => rmSync(folder, { recursive: true }));

const GOOD = { kinds: '[due]', id: '"123"', text: 'Hạn <han> của <don_vi>', params: '{ han: due, don_vi: unit }' };

function problemsOf(over: Partial<typeof GOOD>): readonly ConfigProblem[] {
  const { kinds, id, text, params } = { ...GOOD, ...over };
  const file = join(folder, 'zalo.yaml');
  writeFileSync(file, `templates:\n  - kinds: ${kinds}\n    id: ${id}\n    text: ${text}\n    params: ${params}\n`);
  try {
    loadZalo(file);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

it('brings texts to register, none of them in use yet', () => {
  const templates = loadZalo();
  expect(templates.flatMap(({ kinds }) => kinds)).toEqual([
    'reminder',
    'quota',
    'report-due',
    'due',
    'overdue',
    'returned',
    'several',
  ]);
  expect(templates.every(({ id }) => id === null)).toBe(true);
});

it.each([
  [{}, []],
  [{ id: '123' }, ['templates[0].id']],
  [{ id: '"mau-1"' }, ['templates[0].id']],
  [{ kinds: '[qua-han]' }, ['templates[0].kinds[0]']],
  [{ kinds: '[due, due]' }, ['templates[0].kinds']],
  [{ params: '{ han: due, don_vi: ten }' }, ['templates[0].params.don_vi']],
  [{ text: 'Của <don_vi>' }, ['templates[0].params']],
  [{ text: 'Hạn <han> của <don_vi>, <ma>' }, ['templates[0].text']],
  [{ text: 'Hạn <han>', params: '{ han: due }' }, ['templates[0].params']],
  [{ text: `<han> <don_vi> ${'a'.repeat(400)}` }, ['templates[0].text']],
])('finds what a clerk must mend in %j', (over, fields) => {
  const problems = problemsOf(over);
  expect(problems.map(({ field }) => field)).toEqual(fields);
  expect(problems.every(({ hint, line }) => hint !== '' && line > 0)).toBe(true);
});

it('says how the number of a template is written, also when the quotes are missing', () => {
  expect(problemsOf({ id: '123' })[0]?.hint).toContain('"123456"');
});

it('takes an application at Zalo whole or not at all, and never shows its key', () => {
  const url = 'http://127.0.0.1:9/';
  expect(loadSettings({}).zalo).toEqual({ account: null });
  expect(loadSettings({ ZALO_APP_ID: '12', ZALO_SECRET_KEY: 'k', ZALO_URL: url }).zalo).toEqual({
    account: { appId: '12', secretKey: 'k', url: 'http://127.0.0.1:9', oauthUrl: undefined },
  });
  expect(() => loadSettings({ ZALO_APP_ID: '12' })).toThrow(/ZALO_SECRET_KEY/);
  expect(() => loadSettings({ ZALO_APP_ID: '12', ZALO_SECRET_KEY: 'bi mat' })).toThrow(/^(?!.*bi mat).*ZALO_SECRET_KEY/s);
});
