import { z } from 'zod';
import { DEFAULT_LADDER } from './load-ladders';
import { scheduleShape } from './schedule-shape';
import { dateShape, slugShape, textShape } from './shapes';

// A body may be written as plain text, its name as in the document.
const named = <T extends z.ZodType>(shape: T) =>
  z.preprocess((value) => (typeof value === 'string' ? { name: value } : value), shape);

const leadShape = named(z.strictObject({ name: textShape, accountable: z.boolean().optional(), scope: textShape.optional() }));

const partnerShape = named(
  z
    .strictObject({ name: textShape.optional(), open: textShape.optional() })
    .refine(({ name, open }) => (name === undefined) !== (open === undefined), {
      message: 'Cơ quan phối hợp phải có tên (name), hoặc để ngỏ (open)',
      params: { hint: 'Ghi tên như trong văn bản, hoặc { open: "các cơ quan có liên quan" } nếu văn bản không nêu đích danh' },
    }),
);

const taskShape = z.strictObject({
  no: textShape,
  title: textShape,
  shortTitle: textShape.max(40).optional(),
  products: z.array(textShape).default([]),
  leads: z
    .array(leadShape)
    .min(1)
    .refine((leads) => leads.filter(({ accountable }) => accountable).length <= 1, {
      message: 'Nhiều hơn một cơ quan chịu trách nhiệm chính',
      params: { hint: 'Chỉ ghi accountable: true cho một cơ quan chủ trì' },
    }),
  partners: z.array(partnerShape).default([]),
  when: z.string(),
  schedules: z.array(scheduleShape).default([]),
  source: textShape.nullable().default(null),
  notes: z.array(textShape).default([]),
});

/** A plan file: the document's own words, with leads and partners as it names them. */
export const planShape = z.strictObject({
  authority: slugShape,
  slug: slugShape,
  year: z.int().min(2000).max(2100),
  title: textShape,
  number: textShape.nullable(),
  issuedOn: dateShape.nullable(),
  attachedTo: textShape.nullable().optional(),
  coordinator: textShape,
  leadership: textShape,
  reportTo: textShape.nullable().default(null),
  ladder: slugShape.default(DEFAULT_LADDER),
  confirms: z.boolean().default(false),
  informs: z.array(slugShape).default([]),
  cutoffs: z.enum(['monthly', 'quarterly', 'half-yearly', 'yearly']).default('quarterly'),
  notes: z.array(textShape).default([]),
  tasks: z.array(taskShape).min(1),
});

const none = { leads: [], partners: [] };

/** The bodies a plan file names, as far as they can be read when something else in it is wrong. */
export const planNamesShape = z.object({
  authority: slugShape,
  coordinator: z.string().catch(''),
  leadership: z.string().catch(''),
  tasks: z
    .array(z.object({ leads: z.array(leadShape).catch([]), partners: z.array(partnerShape).catch([]) }).catch(none))
    .catch([]),
});

export type PlanNames = z.output<typeof planNamesShape>;

export type PlanFile = z.output<typeof planShape>;
export type TaskEntry = PlanFile['tasks'][number];
