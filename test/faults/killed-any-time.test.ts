import { setTimeout as wait } from 'node:timers/promises';
import { savePlanDueNow } from './a-plan-due-now';
import { aStage, type RealStage } from './a-stage';
import { startDondoc } from './dondoc-process';
import { drawFor, isLong, longMs } from './run-size';
import { expectAllWell, weather } from './storm';

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
    const tried = (blows: number) => `${blows} × kill -9 of the program, every 1–${isLong ? 10 : 5} s`;
    const struck = { db, sink: stage.sink, output: () => stage.system.output(), fault: 'T1', tried };
    const { sent } = await expectAllWell(struck, weathered);
    expect(sent).toBeGreaterThanOrEqual(weathered.plans.length);
  },
  longMs + 400_000,
);
