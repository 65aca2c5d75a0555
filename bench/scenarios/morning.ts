import type { Size } from '../options';
import { clockAt, communes } from '../commune';
import { cpuFigures, figure, type Figure } from '../figures';
import { runFloor } from '../floor';
import { runPeer } from '../peer';
import { seed } from '../seed';
import type { Stage } from '../stage';
import { pause, untilAllTold, untilAsleep } from '../wait';

/** All plans wake at one instant; each tells its units. Before it, on the same servers: nodemailer alone, and the peer. */
export async function morning(stage: Stage, size: Size, shape: 'single' | 'merged' = 'single'): Promise<Figure[]> {
  const others = shape === 'single' && size.others;
  const sample = clockAt(Date.now());
  const figures: Figure[] = [];
  if (others) {
    figures.push(...(await runFloor(stage, sample, size.plans * size.units)));
  }
  const at = Math.ceil((Date.now() + 20_000 + size.plans * size.leadMs) / 1000) * 1000;
  const clock = clockAt(at);
  const all = [...communes(clock, size.plans, size.units, shape)];
  await seed(stage.db, clock, all);
  if (others) figures.push(...(await runPeer(stage)));
  const messages = all.reduce((sum, { register }) => sum + register.units.length, 0);
  const sent = stage.sink.received.length;
  const startedAt = Date.now();
  const program = stage.start();
  await untilAsleep(stage, size.plans, program.output);
  figures.push(figure('start of all plans', (Date.now() - startedAt) / 1000, 's'));
  if (Date.now() > at) throw new Error(`the moment passed before all plans slept: raise --lead-ms (now ${size.leadMs})`);
  await pause(at - Date.now() - 500);
  await stage.forgetStatements();
  const before = stage.costs();
  await stage.sink.until(sent + messages, program.output);
  await untilAllTold(stage, program.output);
  const after = stage.costs();
  const last = Math.max(...stage.sink.received.slice(sent).map((mail) => mail.at));
  const seconds = (last - at) / 1000;
  return [
    ...figures,
    figure('messages', messages, ''),
    figure('last message after the moment', seconds, 's', 'at most 90'),
    figure('messages a second', messages / seconds, '1/s'),
    ...cpuFigures('Đôn Đốc', before, after, messages, 'at most 4'),
    figure('memory, program', after.program.memory / 1e6, 'MB'),
    figure('memory, Temporal', after.temporal.memory / 1e6, 'MB'),
  ];
}
