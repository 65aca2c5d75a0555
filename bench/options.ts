import { parseArgs } from 'node:util';

export const SCENARIOS = ['morning', 'merged', 'steady', 'waiting', 'crash', 'web', 'reading'] as const;

export type Scenario = (typeof SCENARIOS)[number];

/** How large a run is. */
export type Size = {
  plans: number;
  units: number;
  /** How long before the moment the program starts: 20 s and so much for each plan. */
  leadMs: number;
  /** Whether nodemailer alone and the peer run first, on the same servers. */
  others: boolean;
};

export type Options = { scenarios: Scenario[]; size: (of: Scenario) => Size; runs: number; profile: string | null };

/** The sizes; `--plans` and `--units` make all of them smaller but `web` and `reading`, whose size is their own. */
const SIZES: Readonly<Record<Scenario, { plans: number; units: number }>> = {
  morning: { plans: 3355, units: 8 },
  merged: { plans: 3355, units: 8 },
  steady: { plans: 50, units: 96 },
  waiting: { plans: 13_420, units: 8 },
  crash: { plans: 480, units: 8 },
  web: { plans: 40, units: 500 },
  reading: { plans: 1, units: 7 },
};

export const USAGE = `npm run bench -- [${SCENARIOS.join('|')} …] [--plans N] [--units N] [--runs 3] [--lead-ms 15] [--alone] [--profile FOLDER]`;

/** Reads the command line; throws with what is wrong. */
export function readOptions(argv: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      plans: { type: 'string' },
      units: { type: 'string' },
      runs: { type: 'string', default: '3' },
      'lead-ms': { type: 'string', default: '15' },
      alone: { type: 'boolean', default: false },
      profile: { type: 'string' },
    },
  });
  const wrong = positionals.find((name) => !SCENARIOS.some((known) => known === name));
  if (wrong !== undefined) throw new Error(`unknown scenario: ${wrong}`);
  const chosen = SCENARIOS.filter((name) => positionals.length === 0 || positionals.includes(name));
  const [plans, units] = [optional(values.plans, '--plans'), optional(values.units, '--units')];
  const leadMs = whole(values['lead-ms'], '--lead-ms');
  return {
    scenarios: chosen,
    size: (of) => ({ plans: plans ?? SIZES[of].plans, units: units ?? SIZES[of].units, leadMs, others: !values.alone }),
    runs: whole(values.runs, '--runs'),
    profile: values.profile ?? null,
  };
}

function optional(text: string | undefined, name: string): number | undefined {
  return text === undefined ? undefined : whole(text, name);
}

function whole(text: string, name: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} must be a whole number of at least 1`);
  return value;
}
