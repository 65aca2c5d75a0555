import { join } from 'node:path';
import { z } from 'zod';
import type { Ladder } from '../domain/ladder';
import { readYaml } from './read-yaml';
import { channelsShape, countShape, slugShape, timeShape } from './shapes';

const remindersShape = z.array(z.strictObject({ before: z.int().min(0), channels: channelsShape }));

const ladderShape = z.strictObject({
  id: slugShape,
  momentAt: timeShape,
  sendingHours: z.array(z.tuple([timeShape, timeShape])).min(1),
  reminders: remindersShape,
  due: z.strictObject({ channels: channelsShape }),
  overdue: z.strictObject({ first: countShape, every: countShape, channels: channelsShape, firstChannels: channelsShape }),
  coordinator: z.strictObject({ after: countShape }),
  leadership: z.strictObject({ after: countShape, atMostEveryDays: countShape }),
  partner: z.strictObject({ ask: countShape, again: countShape, wanted: countShape, silent: countShape }),
  evidence: z.strictObject({ before: countShape, wantedAfter: countShape }),
  reports: remindersShape,
  extensionHolds: countShape,
  reportedLateAfter: countShape,
  closesAfter: countShape,
  closesNotBefore: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
}) satisfies z.ZodType<Ladder>;

/** The ladder every plan uses that names no other. */
export const DEFAULT_LADDER = 'default';

/** The ladders of `config/ladders.yaml` (or of another file). Throws ConfigError. */
export function loadLadders(file = join(__dirname, 'ladders.yaml')): Ladder[] {
  return readYaml(file, z.strictObject({ ladders: z.array(ladderShape).min(1) })).value.ladders;
}
