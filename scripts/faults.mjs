// Proof by faults: strikes the real program, its servers and its providers, then prints what was sent, lost, repeated and late as
// one Markdown table. `npm run faults -- [--minutes 60] [--rounds 50] [--seed N] [--only T1,T7]`; ends with status 1 when anything
// was lost, an invariant did not hold, or a test failed. `--minutes`: how long each fault goes on that is a matter of time (T1, T21).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Which file of test/faults tries which faults of the table in docs/reliability.md. */
const FAULTS = {
  T1: 'killed-any-time',
  T2: 'worker-killed',
  T4: 'mail-server-answers',
  T5: 'mail-server-answers',
  T6: 'provider-down',
  T7: 'answered-meanwhile',
  T14: 'engine-stopped',
  T15: 'rebuilt',
  T18: 'one-machine|folder-opened-twice',
  T19: 'power-loss',
  T20: 'disk-full',
  T21: 'database-restarted',
  T25: 'hostile-words',
  T31: 'bounces',
  T32: 'watchdog',
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { minutes, rounds, seed, only } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: Object.keys(FAULTS).join(',') },
  },
}).values;
const chosen = only.split(',').map((name) => name.trim().toUpperCase());
const numbers = [Number(minutes), Number(rounds), Number(seed)];
if (
  !(numbers[0] > 0) ||
  !(Number.isInteger(numbers[1]) && numbers[1] > 0) ||
  !Number.isInteger(numbers[2]) ||
  !chosen.every((name) => FAULTS[name])
) {
  console.error(`npm run faults -- [--minutes 60] [--rounds 50] [--seed N] [--only ${Object.keys(FAULTS).join(',')}]`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'dondoc-faults-report-'));
try {
  process.exitCode = run();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run() {
  const env = {
    ...process.env,
    DONDOC_FAULTS_MINUTES: minutes,
    DONDOC_FAULTS_ROUNDS: rounds,
    DONDOC_FAULTS_SEED: seed,
    DONDOC_FAULTS_REPORT: folder,
  };
  const node = (...args) => spawnSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 2, 2] });
  if (node(join(root, 'scripts', 'build.mjs')).status !== 0) return 1;
  const files = `test/faults/(${[...new Set(chosen.map((name) => FAULTS[name]))].join('|')})\\.test\\.ts$`;
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const tested = node(jest, '--runInBand', files);
  const rows = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  console.log(table(rows).join('\n'));
  const isWhole = rows.length > 0 && rows.every(({ lost, broken }) => lost === 0 && broken.length === 0);
  return tested.status === 0 && isWhole ? 0 : 1;
}

function table(rows) {
  const number = ({ fault }) => Number(fault.slice(1));
  const sorted = rows.sort((a, b) => number(a) - number(b));
  return [
    `Seed ${seed}; late: accepted more than 60 s after it was posted (T6: all of it, by its nature).`,
    '',
    '| | tried | sent | lost | repeated | late | invariants broken | |',
    '| --- | --- | ---: | ---: | ---: | ---: | --- | --- |',
    ...sorted.map(
      ({ fault, tried, sent, lost, repeated, late, broken, note = '' }) =>
        `| ${[fault, tried, sent, lost, repeated, late, broken.length > 0 ? broken.slice(0, 3).join('; ') : 'none', note].join(' | ')} |`,
    ),
  ];
}
