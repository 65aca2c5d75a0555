import { clockAt, communes } from '../commune';
import { openOf, watchEffects } from '../effect';
import { figure, type Figure } from '../figures';
import type { Size } from '../options';
import { seed } from '../seed';
import type { Stage } from '../stage';
import { pause, untilAsleep } from '../wait';

const FAR_MS = 20 * 3_600_000;
const SETTLE_MS = 30_000;
const WATCH_MS = 60_000;

/** Plans asleep, four to a commune: what they cost while nothing happens, and how soon the program works again after a restart. */
export async function waiting(stage: Stage, size: Size): Promise<Figure[]> {
  const clock = clockAt(Math.ceil((Date.now() + FAR_MS) / 1000) * 1000);
  const all = [...communes(clock, size.plans, size.units, 'four')];
  await seed(stage.db, clock, all);
  const startedAt = Date.now();
  const program = stage.start();
  await untilAsleep(stage, size.plans, program.output);
  const startSeconds = (Date.now() - startedAt) / 1000;
  await pause(SETTLE_MS);
  const before = stage.costs();
  await pause(WATCH_MS);
  const after = stage.costs();
  const part = (of: keyof typeof after): number => ((after[of].cpu - before[of].cpu) / (WATCH_MS / 1000)) * 100;
  await program.kill();
  const effects = await watchEffects(stage);
  const restartedAt = performance.now();
  stage.start();
  // The last commune: whatever looks through all plans in order comes to it last.
  const open = all.slice(-1).flatMap((commune) => openOf(commune, clock))[0];
  if (open) await effects.report(open);
  const restart = (performance.now() - restartedAt) / 1000;
  await effects.close();
  return [
    figure('start of all plans', startSeconds, 's'),
    figure('idle CPU, all', part('program') + part('temporal') + part('postgres'), '% of a core', 'under 3'),
    figure('idle CPU, program', part('program'), '% of a core'),
    figure('idle CPU, Temporal', part('temporal'), '% of a core'),
    figure('idle CPU, PostgreSQL', part('postgres'), '% of a core'),
    figure('memory, all', (after.program.memory + after.temporal.memory + after.postgres.memory) / 1e6, 'MB', 'at most 1,200'),
    figure('memory, program', after.program.memory / 1e6, 'MB'),
    figure('memory, Temporal', after.temporal.memory / 1e6, 'MB'),
    figure('restart to the effect of a fact', restart, 's'),
  ];
}
