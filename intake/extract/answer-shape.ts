import { z } from 'zod';

const place = z.object({ page: z.number().nullable(), line: z.number() });

/** The words of a document as a child hands them over. */
export const documentShape = z.object({
  parts: z.array(z.union([z.object({ text: z.string(), place }), z.object({ rows: z.array(z.array(z.string())), place })])),
  wrapped: z.boolean(),
  pictures: z.array(z.number()).optional(),
  recognized: z.array(z.number()).optional(),
});

/** Why a child could not read a file. */
export const unreadableShape = z.object({ unreadable: z.string(), hint: z.string() });

const body = z.object({ name: z.string(), scope: z.string().nullable(), open: z.boolean() });
const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);
// The rule of a schedule is checked when the plan file made of it is read.
const schedule = z.looseObject({ text: z.string(), class: z.string(), rule: z.looseObject({ kind: z.string() }) });
const task = z.object({
  no: z.string(),
  title: z.string(),
  products: z.array(z.string()),
  leads: z.array(body),
  partners: z.array(body),
  when: z.string(),
  schedules: z.array(schedule),
  due: z.array(date),
  place,
  source: z.string(),
});
const question = z.object({ task: z.string().nullable(), field: z.string(), text: z.string(), why: z.string() });
const words = z.string().nullable();

/** A draft, or why the words are not read as a plan, as a child hands it over. */
export const draftShape = z.union([
  z.object({ refused: z.string(), hint: z.string() }),
  z.object({
    authority: words,
    title: z.string(),
    number: words,
    issuedOn: date.nullable(),
    year: z.number(),
    coordinator: words,
    leadership: words,
    reportTo: words,
    signer: words,
    tasks: z.array(task),
    questions: z.array(question),
  }),
]);
