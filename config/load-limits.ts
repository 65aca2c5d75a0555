import { join } from 'node:path';
import { z } from 'zod';
import type { Limits } from '../domain/limits';
import { readYaml } from './read-yaml';
import { countShape, slugShape } from './shapes';

const perPersonShape = z.array(z.strictObject({ most: countShape, seconds: countShape }));
const rateShape = z.strictObject({ perSecond: z.number().positive(), burst: countShape }).nullable();
const ofChannels = <T extends z.ZodType>(shape: T) => z.strictObject({ email: shape, sms: shape, zalo: shape });

const limitsShape = z.strictObject({
  perPerson: ofChannels(perPersonShape),
  perProvider: ofChannels(rateShape),
  smsPerMonth: z.strictObject({
    segments: z.int().min(0),
    warnAtPercent: z.int().min(1).max(100),
    authorities: z.record(slugShape, z.int().min(0)),
  }),
  reports: z.strictObject({ askAfterSeconds: z.array(countShape).min(1), waitHours: z.number().positive() }),
}) satisfies z.ZodType<Limits>;

/** The limits of `config/limits.yaml` (or of another file). Throws ConfigError. */
export function loadLimits(file = join(__dirname, 'limits.yaml')): Limits {
  return readYaml(file, limitsShape).value;
}
