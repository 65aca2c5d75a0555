import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLimits } from '../../config/load-limits';

const shipped = readFileSync(join(__dirname, '../../config/limits.yaml'), 'utf8');

function load(from: string, to: string): unknown {
  expect(shipped).toContain(from);
  const file = join(mkdtempSync(join(tmpdir(), 'dondoc-limits-')), 'limits.yaml');
  writeFileSync(file, shipped.replace(from, to));
  return loadLimits(file);
}

it('has the limits of the rules', () => {
  const { perPerson, smsPerMonth } = loadLimits();
  expect(perPerson.email).toEqual([
    { most: 1, seconds: 60 },
    { most: 5, seconds: 3600 },
    { most: 12, seconds: 86_400 },
  ]);
  expect(perPerson.sms).toContainEqual({ most: 3, seconds: 86_400 });
  expect(smsPerMonth.warnAtPercent).toBe(80);
});

it.each([
  ['most: 12', 'most: 0', /limits\.yaml:\d+: perPerson\.email\[2\]\.most: .*từ 1 trở lên/],
  ['burst: 10', 'burst: nhiều', /limits\.yaml:\d+: perProvider\.sms\.burst: .*số nguyên/],
  ['warnAtPercent: 80', 'warnAtPercent: 180', /warnAtPercent: .*từ 1 đến 100/],
  ['waitHours: 4', 'waitHour: 4', /limits\.yaml:\d+: .*waitHours?/],
])('names file, line, field and what to write instead of "%s"', (from, to, words) => {
  expect(() => load(from, to)).toThrow(words);
});

it("takes a quota of an authority's own, and a provider without a limit", () => {
  expect(load('authorities: {}', 'authorities: { tan-hoa: 500 }')).toMatchObject({
    smsPerMonth: { authorities: { 'tan-hoa': 500 } },
    perProvider: { email: null },
  });
});
