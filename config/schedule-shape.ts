import { z } from 'zod';
import type { Schedule, ScheduleRule } from '../domain/schedule/schedule';
import { countShape, dateShape, slugShape, textShape } from './shapes';

const dayOfPeriodShape = z.strictObject({
  weekday: z.int().min(1).max(7).optional(),
  week: z.union([z.int().min(1).max(5), z.literal('last')]).optional(),
  month: z.int().min(1).max(12).optional(),
  day: z.union([z.int().min(1).max(31), z.enum(['last', 'first-working', 'last-working'])]).optional(),
  next: z.boolean().optional(),
});

const periodShape = z.enum(['week', 'month', 'quarter', 'half-year', 'year']);

/** Key of a round: `dot-1`, or the period it reports on (`2027-Q1`). */
const roundShape = z.string().regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/);

const ruleShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('standing'), until: dateShape.optional() }),
  z
    .strictObject({ kind: z.literal('window'), from: dateShape, to: dateShape, times: countShape.optional() })
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Ngày kết thúc sớm hơn ngày bắt đầu' }),
  z.strictObject({ kind: z.literal('limit'), on: dateShape, before: z.boolean().optional() }),
  z.strictObject({
    kind: z.literal('days'),
    days: z
      .array(
        z.strictObject({
          on: dateShape,
          before: z.boolean().optional(),
          round: roundShape.optional(),
          from: dateShape.optional(),
        }),
      )
      .min(1),
  }),
  z.strictObject({
    kind: z.literal('each'),
    period: periodShape,
    on: z.array(dayOfPeriodShape).min(1).optional(),
    before: z.boolean().optional(),
    times: countShape.optional(),
    from: dateShape.optional(),
    until: dateShape.optional(),
    only: z.array(z.int().min(1).max(53)).min(1).optional(),
    every: z.int().min(2).max(12).optional(),
  }),
  z.strictObject({
    kind: z.literal('cycles'),
    cycles: z.array(z.enum(['month', 'quarter', 'half-year', 'nine-months', 'year'])).min(1),
    on: dayOfPeriodShape.optional(),
    before: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('after-each'), period: periodShape, days: countShape, working: z.boolean().optional() }),
  z.strictObject({ kind: z.literal('waiting') }),
  z.strictObject({ kind: z.literal('on-demand') }),
]) satisfies z.ZodType<ScheduleRule>;

const classShape = z.enum([
  'standing',
  'within',
  'by',
  'dates',
  'recurring',
  'quota',
  'after-event',
  'on-demand',
  'by-reference',
  'target',
  'unclear',
]);

/** A schedule in a plan file: the document's words and the rule they mean. */
export const scheduleShape = z
  .strictObject({
    text: z.string(),
    class: classShape,
    rule: ruleShape,
    label: slugShape.optional(),
    needs: z.enum(['date', 'ask']).optional(),
    note: textShape.optional(),
    soft: z.boolean().optional(),
    report: z.boolean().optional(),
    roll: z.enum(['next_working_day', 'previous_working_day', 'none']).optional(),
  })
  .refine(({ rule, needs }) => rule.kind !== 'waiting' || needs, {
    path: ['needs'],
    message: 'Thời gian đang chờ (waiting) phải ghi còn cần gì',
    params: { hint: 'Thêm needs: date (chờ ngày từ văn bản khác) hoặc needs: ask (cần người xác nhận)' },
  })
  .refine(({ needs, note }) => !needs || note, {
    path: ['note'],
    message: 'Có needs nhưng chưa ghi điều cần hỏi',
    params: { hint: 'Thêm note: nêu điều còn thiếu, bằng tiếng Việt' },
  }) satisfies z.ZodType<Schedule>;
