import { figure, type Figure } from './figures';
import { dateAt } from '../domain/zone';
import { saveLadder } from '../store/ladders';
import { clockAt, type Clock } from './commune';
import type { Size } from './options';
import type { Program } from './program';
import type { Stage } from './stage';
import { untilAsleep } from './wait';

export type Asleep = { program: Program; /** When all plans wake. */ at: number; figures: Figure[] };

/**
 * Starts the program over seeded plans and waits until all of them sleep; they wake together soon after. How soon is only
 * known now, so the ladder is saved anew with that very second.
 */
export async function startAsleep(
  stage: Stage,
  seeded: Clock,
  size: Size,
  settings: Readonly<Record<string, string>> = {},
): Promise<Asleep> {
  const startedAt = Date.now();
  const at = Math.ceil((startedAt + 20_000 + size.plans * size.leadMs) / 1000) * 1000;
  if (dateAt(at) !== dateAt(seeded.at)) throw new Error('midnight in Vietnam came in between: run it again');
  await saveLadder(stage.db, clockAt(at).ladder);
  const program = stage.start(settings);
  await untilAsleep(stage, size.plans, program.output);
  if (Date.now() > at) throw new Error(`the moment passed before all plans slept: raise --lead-ms (now ${size.leadMs})`);
  return { program, at, figures: [figure('start of all plans', (Date.now() - startedAt) / 1000, 's')] };
}
