import { clockAt, communes } from '../commune';
import { openOf, watchEffects, type Open } from '../effect';
import { cpuFigures, figure, quantile, type Figure } from '../figures';
import type { Size } from '../options';
import { seed } from '../seed';
import type { Stage } from '../stage';
import { startAsleep } from '../start-asleep';
import { pause, untilAllTold } from '../wait';

const IDLE_FACTS = 100;

/**
 * Every unit of every plan is reminded; every second officer answers the moment the mail arrives, and gets a receipt. One
 * unit for each of the 8 × 12 occurrences: nobody may get two mails within a minute, which would be measured instead.
 */
export async function steady(stage: Stage, size: Size): Promise<Figure[]> {
  const clock = clockAt(Date.now());
  const all = [...communes(clock, size.plans, size.units)];
  await seed(stage.db, clock, all);
  const open = all.flatMap((commune) => openOf(commune, clock));
  const { program, at } = await startAsleep(stage, clock, size);
  const effects = await watchEffects(stage);
  const answered = open.filter((_, index) => index % 2 === 0);
  const byAddress = new Map(answered.map((each) => [addressOf(each), each]));
  const loaded: Promise<number>[] = [];
  await stage.forgetStatements();
  await pause(at - Date.now() - 500);
  const before = stage.costs();
  stage.sink.onMessage(({ to }) => {
    const answer = byAddress.get(to);
    // Once: the receipt comes to the same person.
    if (answer && byAddress.delete(to)) loaded.push(effects.report(answer));
  });
  await stage.sink.until(open.length, program.output);
  const seconds = (Math.max(...stage.sink.received.slice(0, open.length).map((mail) => mail.at)) - at) / 1000;
  const underLoad = await Promise.all(loaded);
  // Receipts wait until a minute has passed since the reminder.
  await stage.sink.until(open.length + answered.length, program.output);
  await untilAllTold(stage, program.output);
  const after = stage.costs();
  stage.sink.onMessage(null);
  const idle: number[] = [];
  for (const each of open.filter((_, index) => index % 2 === 1).slice(0, IDLE_FACTS)) idle.push(await effects.report(each));
  await effects.close();
  return [
    figure('reminders', open.length, ''),
    figure('receipts', answered.length, ''),
    figure('reminders a second, while answers come in', open.length / seconds, '1/s', 'at least 350'),
    ...cpuFigures('Đôn Đốc', before, after, open.length + answered.length),
    figure('fact to effect, idle, median', quantile(idle, 0.5), 'ms'),
    figure('fact to effect, idle, p95', quantile(idle, 0.95), 'ms', 'under 100'),
    figure('fact to effect, loaded, median', quantile(underLoad, 0.5), 'ms'),
    figure('fact to effect, loaded, p95', quantile(underLoad, 0.95), 'ms', 'under 300'),
  ];
}

// As the communes of a benchmark are made: the person's id is commune and unit, the address the other way round.
function addressOf({ planId, assignment }: Open): string {
  return `${assignment.lead}@${planId.split('/')[0]}.example`;
}
