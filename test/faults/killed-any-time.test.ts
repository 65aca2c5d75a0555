import { setTimeout as wait } from 'node:timers/promises';
import { findUnsignalled } from '../../store/relay-facts';
import { savePlanDueNow } from './a-plan-due-now';
import { aStage, type RealStage } from './a-stage';
import { startDondoc } from './dondoc-process';
import { keepFigures } from './figures';
import { countOpen, judge, ledgerId } from './invariants';
import { drawFor, isLong, longMs } from './run-size';
import { weather } from './storm';
import { isAllTold } from './tally';
import { until } from './until';

/** Messages under way at once; a killed worker leaves at most so many of which nobody knows whether they were sent. */
const CONNECTIONS = 4;
const SHORT_KILLS = 5;

let stage: RealStage;

beforeAll(async () => {
  stage = await aStage(({ db }) => savePlanDueNow(db, 'chua-bat-dau', 1));
}, 120_000);

afterAll(() => stage?.clear());

it(
  'loses nothing and forgets no answer when the program is killed again and again, at any instant',
  async () => {
    const draw = drawFor('T1');
    const { db } = stage;
    const end = performance.now() + longMs;
    const weathered = await weather(
      db,
      {
        blows: isLong ? Infinity : SHORT_KILLS,
        strike: async () => {
          await wait(draw(1_000, isLong ? 10_000 : 5_000));
          await stage.system.kill();
          stage.system = startDondoc(stage.settings);
        },
      },
      () => isLong && performance.now() > end,
    );
    for (const plan of weathered.plans) await until(`${plan} is told`, () => isAllTold(db, plan), stage.system.output);
    await until('all answers relayed', async () => (await findUnsignalled(db)).size === 0, stage.system.output);
    await until('everything is told', async () => (await countOpen(db)) === 0, stage.system.output);
    const verdict = await judge({
      db,
      mailbox: stage.sink.received.map(({ mail }) => ledgerId(mail.messageId)),
      acknowledged: weathered.acknowledged,
    });
    keepFigures({
      fault: 'T1',
      tried: `${weathered.blows} × kill -9 of the program, every 1–${isLong ? 10 : 5} s`,
      sent: verdict.sent,
      lost: verdict.lost.length,
      repeated: verdict.repeated.length,
      late: verdict.late,
      broken: verdict.broken,
      note: `${weathered.plans.length} plans, ${weathered.acknowledged.length} answers`,
    });
    expect(verdict.broken).toEqual([]);
    expect(verdict.repeated.length).toBeLessThanOrEqual(CONNECTIONS * weathered.blows);
    expect(Object.keys(verdict.states)).toEqual(['told']);
    expect(verdict.sent).toBeGreaterThanOrEqual(weathered.plans.length);
  },
  longMs + 400_000,
);
