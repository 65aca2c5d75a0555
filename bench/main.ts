import { join } from 'node:path';
import { medians, type Figure } from './figures';
import { describeMachine, load } from './machine';
import { readOptions, USAGE, type Options, type Scenario, type Size } from './options';
import { crash } from './scenarios/crash';
import { morning } from './scenarios/morning';
import { reading } from './scenarios/reading';
import { steady } from './scenarios/steady';
import { waiting } from './scenarios/waiting';
import { web } from './scenarios/web';
import { aStage, type Stage } from './stage';
import { table } from './table';

/** Scenarios that need no mail server, Temporal and plans: their size is their own. */
const OWN_WORLD = { web, reading };

const RUN: Readonly<Record<Exclude<Scenario, keyof typeof OWN_WORLD>, (stage: Stage, size: Size) => Promise<Figure[]>>> = {
  morning: (stage, size) => morning(stage, size, 'single'),
  merged: (stage, size) => morning(stage, size, 'merged'),
  steady,
  waiting,
  crash,
};

async function main({ scenarios, size, runs, profile }: Options): Promise<void> {
  const loadAtStart = load();
  let machine = '';
  for (const scenario of scenarios) {
    const all: Figure[][] = [];
    for (let run = 1; run <= runs; run += 1) {
      if (isOwnWorld(scenario)) {
        all.push(await OWN_WORLD[scenario]());
        continue;
      }
      const stage = await aStage(profile && join(profile, `${scenario}-${run}`));
      try {
        const isFirst = machine === '';
        machine ||= await describeMachine(stage, loadAtStart);
        if (isFirst) process.stdout.write(`${machine}\n\n`);
        all.push(await RUN[scenario](stage, size(scenario)));
      } finally {
        await stage.clear();
      }
    }
    const name = isOwnWorld(scenario)
      ? `${scenario}, load ${loadAtStart.toFixed(1)} at the start`
      : `${scenario}, ${size(scenario).plans} plans`;
    process.stdout.write(`${table(name, runs, medians(all))}\n`);
  }
}

function isOwnWorld(scenario: Scenario): scenario is keyof typeof OWN_WORLD {
  return scenario in OWN_WORLD;
}

let options: Options | null = null;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  console.error(`${(error as Error).message}\n${USAGE}`);
  process.exitCode = 2;
}
if (options) {
  main(options).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
