import type { Size } from '../options';
import { clockAt, communes } from '../commune';
import { cpuFigures, figure, type Figure } from '../figures';
import { runFloor } from '../floor';
import { runPeer } from '../peer';
import { seed } from '../seed';
import type { Stage } from '../stage';
import { startAsleep } from '../start-asleep';
import { pause, untilAllTold } from '../wait';

/** All plans wake at one instant; each tells its units. Before it, on the same servers: nodemailer alone, and the peer. */
export async function morning(stage: Stage, size: Size, shape: 'single' | 'merged' = 'single'): Promise<Figure[]> {
  const others = shape === 'single' && size.others;
  const clock = clockAt(Date.now());
  const all = [...communes(clock, size.plans, size.units, shape)];
  const people = all.reduce((sum, { register }) => sum + register.units.length, 0);
  await seed(stage.db, clock, all);
  const before = others ? [...(await runFloor(stage, clock, people)), ...(await runPeer(stage))] : [];
  const sent = stage.sink.received.length;
  const { program, at, figures } = await startAsleep(stage, clock, size);
  await pause(at - Date.now() - 500);
  await stage.forgetStatements();
  const costs = stage.costs();
  await stage.sink.until(sent + people, program.output);
  await untilAllTold(stage, program.output);
  const after = stage.costs();
  const mails = stage.sink.received.slice(sent);
  const messages = mails.length;
  const last = Math.max(...mails.map((mail) => mail.at));
  const seconds = (last - at) / 1000;
  return [
    ...before,
    ...figures,
    figure('people told', people, ''),
    figure('messages they got', messages, '', String(people)),
    figure('last message after the moment', seconds, 's', 'at most 90, of 26,840'),
    figure('messages a second', messages / seconds, '1/s'),
    ...cpuFigures('Đôn Đốc', costs, after, messages, 'at most 4'),
    figure('memory, program', after.program.memory / 1e6, 'MB'),
    figure('memory, Temporal', after.temporal.memory / 1e6, 'MB'),
  ];
}
