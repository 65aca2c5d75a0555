import { z } from 'zod';
import { FACT_KINDS } from '../../domain/fact';
import { NOTICE_KINDS } from '../../domain/notice';

/** What other programs rely on when they read the output of `dondoc … --json`. */
const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const at = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/);
const names = z.array(z.string().min(1));
const count = z.int().nonnegative();
const needs = z.enum(['date', 'ask']).nullable();

export const timeAnswer = z.strictObject({
  class: z.string(),
  due: z.array(date),
  count,
  needs,
  note: z.string().nullable(),
});

export const planReading = z.strictObject({
  authority: z.string().min(1),
  title: z.string().min(1),
  number: z.string().nullable(),
  issuedOn: date.nullable(),
  year: z.int(),
  coordinator: z.string().min(1),
  leadership: z.string().min(1),
  tasks: z.array(
    z.strictObject({
      no: z.string().min(1),
      title: z.string().min(1),
      products: z.array(z.string()),
      leads: names.min(1),
      partners: names,
      when: z.string(),
      schedules: z.array(z.strictObject({ text: z.string(), class: z.string(), due: z.array(date), count, needs })),
    }),
  ),
  questions: z.array(z.strictObject({ task: z.string().nullable(), field: z.string(), text: z.string(), why: z.string() })),
});

const occurrence = z.object({ task: z.string(), key: z.string(), opensOn: date, dueOn: date, leads: names.min(1) });

const message = z.strictObject({
  at,
  to: z.string().min(1),
  unit: z.string().min(1),
  channel: z.enum(['email', 'sms']),
  kinds: z.array(z.enum(NOTICE_KINDS)).min(1),
  items: z.array(z.strictObject({ task: z.string(), key: z.string().nullable(), kind: z.enum(NOTICE_KINDS) })),
  subject: z.string(),
  text: z.string().min(1),
  segments: count,
});

const fact = z.strictObject({
  at,
  kind: z.enum(FACT_KINDS),
  task: z.string().nullable(),
  key: z.string().nullable(),
  unit: z.string().nullable(),
});

export const yearReport = z.strictObject({
  plan: z.string(),
  occurrences: z.array(occurrence),
  messages: z.array(message),
  facts: z.array(fact),
  statistics: z.looseObject({ total: count, onTime: count, late: count, openInTime: count, openLate: count }),
});
