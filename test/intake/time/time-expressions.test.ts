import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCalendar } from '../../../config/load-calendar';
import { readTime } from '../../../intake/time/read-time';

type Row = { n: string; expression: string; class: string; year: number; due: string; count: string; needs: string };

const calendar = loadCalendar();
const rows = readFileSync(join(__dirname, 'time-expressions.tsv'), 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line): Row => {
    const [n = '', , expression = '', kind = '', year = '', due = '', count = '', needs = ''] = line.split('\t');
    return { n, expression, class: kind, year: Number(year), due, count, needs };
  });

/** Rows that are not right, each with the reason. */
const KNOWN: Record<string, string> = {};

const spellings: Record<string, (text: string) => string> = {
  'as written': (text) => text,
  'in capitals': (text) => text.toUpperCase(),
  'in decomposed Unicode': (text) => text.normalize('NFD'),
  'without diacritics, as OCR gives it': (text) =>
    text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D'),
  'with a full stop': (text) => `${text}.`,
  'with a label before it': (text) => `Thời gian thực hiện: ${text}`,
  'in brackets': (text) => `(${text})`,
  'with hard and double spaces': (text) => text.replace(/ /g, ' \u00a0'),
};

describe.each(Object.entries(spellings))('the phrases of the plans, %s', (_, spell) => {
  it.each(rows.filter(({ n }) => !(n in KNOWN)))('$n: $expression', (row) => {
    const answer = readTime(spell(row.expression), { year: row.year, issuedOn: `${row.year}-01-05`, calendar });
    const due = row.due.includes('..') ? `${answer.due[0]}..${answer.due.at(-1)}` : answer.due.join(';');
    expect({ class: answer.class, due, count: String(answer.count), needs: answer.needs ?? '' }).toEqual({
      class: row.class,
      due: row.due,
      count: row.count,
      needs: row.needs,
    });
  });
});

it('knows every row that is not right by number and reason', () => {
  expect(rows).toHaveLength(112);
  expect(Object.values(KNOWN).filter((reason) => reason.length < 20)).toEqual([]);
});

it('says in Vietnamese why something is asked', () => {
  const silent = rows.filter(
    ({ needs, expression, year }) => needs && !readTime(expression, { year, issuedOn: `${year}-01-05`, calendar }).note,
  );
  expect(silent).toEqual([]);
});
