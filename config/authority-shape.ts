import { z } from 'zod';
import { dateShape, slugShape, textShape } from './shapes';

const officerShape = z.strictObject({
  id: z.string().min(1).optional(),
  name: textShape,
  post: textShape,
  position: z.enum(['officer', 'head']),
  email: z.email().nullable().default(null),
  phone: z.string().nullable().default(null),
  from: dateShape.nullable().default(null),
  until: dateShape.nullable().default(null),
});

const unitShape = z.strictObject({
  id: slugShape,
  name: textShape,
  aliases: z.array(textShape).default([]),
  shortName: textShape.optional(),
  kind: slugShape,
  parent: slugShape.nullable().default(null),
  relation: z.enum(['subordinate', 'peer', 'party-mass-vertical', 'higher', 'outside']),
  address: z.enum(['cơ quan', 'đơn vị', 'đồng chí', 'Sở', 'Phòng', 'Ủy ban']),
  names: z.array(z.strictObject({ name: textShape, from: dateShape })).default([]),
  successors: z.array(z.strictObject({ unit: slugShape, from: dateShape })).default([]),
  since: dateShape.nullable().default(null),
  until: dateShape.nullable().default(null),
  officers: z.array(officerShape).default([]),
});

const groupShape = z.strictObject({
  id: slugShape,
  name: textShape,
  aliases: z.array(textShape).default([]),
  kinds: z.array(slugShape).default([]),
  units: z.array(slugShape).default([]),
});

/** A register file: units with their officers inside, and the groups that documents name. */
export const authorityShape = z.strictObject({
  id: slugShape,
  name: textShape,
  smsName: z.string().regex(/^[A-Z0-9 ._-]{1,30}$/),
  units: z.array(unitShape).min(1),
  groups: z.array(groupShape).default([]),
});

export type AuthorityFile = z.output<typeof authorityShape>;
