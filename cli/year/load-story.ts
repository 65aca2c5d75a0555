import { z } from 'zod';
import { readYaml } from '../../config/read-yaml';
import { isDateString } from '../../domain/dates';
import { FACT_KINDS } from '../../domain/fact';
import { instantAt } from '../../domain/zone';
import type { Story } from './story';

const date = z.string().refine(isDateString, 'ghi ngày theo dạng năm-tháng-ngày, ví dụ 2021-05-27');
const time = z.string().regex(/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?$/, 'ghi thời điểm theo dạng "2021-05-28 09:14"');
const text = z.union([z.string(), z.number()]).transform(String);

const factShape = z.strictObject({
  at: time,
  unit: z.string().optional(),
  kind: z.enum(FACT_KINDS),
  task: text.optional(),
  key: text.optional(),
  doneOn: date.optional(),
  newDueOn: date.optional(),
  dueOn: date.optional(),
  count: z.number().int().positive().optional(),
  toUnit: z.string().optional(),
  units: z.array(z.string()).optional(),
  lead: z.string().optional(),
  reason: z.string().optional(),
  text: z.string().optional(),
  note: z.string().optional(),
  id: z.string().optional(),
  about: z.string().optional(),
});

const storyShape = z.strictObject({
  startsOn: date.optional(),
  facts: z.array(factShape).default([]),
  outages: z.array(z.strictObject({ from: time, to: time, of: z.enum(['email', 'sms']) })).default([]),
});

/** Reads a script of a year (YAML). Times are Asia/Ho_Chi_Minh. Throws ConfigError naming file, line and field. */
export function loadStory(file: string): Story {
  const { startsOn, facts, outages } = readYaml(file, storyShape).value;
  return {
    startsOn: startsOn ?? null,
    facts: facts
      .map(({ at, unit, task, key, text: words, note, reason, ...fact }) => {
        const said = reason ?? words ?? note;
        return {
          ...fact,
          at: instantOf(at),
          unit: unit ?? null,
          task: task ?? null,
          key: key ?? null,
          ...(said && { reason: said }),
        };
      })
      .sort((a, b) => a.at - b.at),
    outages: outages.map(({ from, to, of }) => ({ from: instantOf(from), to: instantOf(to), of })),
  };
}

function instantOf(words: string): number {
  return instantAt(words.slice(0, 10), words.slice(11));
}
