import { join } from 'node:path';
import { z } from 'zod';
import type { Ladder } from '../domain/ladder';
import { NOTICE_KINDS } from '../domain/notice';
import { readYaml } from './read-yaml';
import { channelShape, channelsShape, countShape, slugShape, timeShape } from './shapes';

const remindersShape = z.array(z.strictObject({ before: z.int().min(0), channels: channelsShape }));

const KINDS: readonly string[] = ['default', 'urged', 'asked', 'asked-again', 'coordinator', ...NOTICE_KINDS];
/** A rung, a kind of notice, or `default`. */
const rungShape = z.string().refine((name) => KINDS.includes(name) || /^(before|overdue|asked)-\d+$/.test(name));
const orderShape = z.array(channelShape).optional();

/** A ladder, also one that a page has sent. */
export const ladderShape = z.strictObject({
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
  nextChannels: z.record(rungShape, z.strictObject({ email: orderShape, sms: orderShape, zalo: orderShape })).optional(),
  closesNotBefore: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
}) satisfies z.ZodType<Ladder>;

/** The ladder every plan uses that names no other. */
export const DEFAULT_LADDER = 'default';

/** The ladders of `config/ladders.yaml` (or of another file). Throws ConfigError. */
export function loadLadders(file = join(__dirname, 'ladders.yaml')): Ladder[] {
  return readYaml(file, z.strictObject({ ladders: z.array(ladderShape).min(1) })).value.ladders;
}
