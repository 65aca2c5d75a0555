// Proof by faults: kills the real worker at exact instants, then prints what was sent, lost, repeated and late as a Markdown
// table. `npm run faults -- [--rounds 50] [--seed N]`; ends with status 1 when anything was lost or repeated beyond its bound.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Later than this after it was posted is late (goal G3: 99 % within 60 s). */
const LATE_MS = 60_000;

const INSTANTS = {
  post: 'before the notices are in the ledger',
  claim: 'posted, no message made yet',
  send: 'message made, not yet marked as being sent',
  'dot-lost': 'at the mail server, which drops it',
  'dot-kept': 'at the mail server, which keeps it and has not answered',
  record: 'the mail server has said 250, not yet recorded',
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } } });
const [rounds, seed] = [Number(values.rounds), Number(values.seed)];
if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed)) {
  console.error('npm run faults -- [--rounds 50] [--seed N]');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'dondoc-faults-report-'));
try {
  process.exitCode = run(join(folder, 'report.json'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(report) {
  const node = (...args) => spawnSync(process.execPath, args, { cwd: root, env: environment(report), stdio: ['ignore', 2, 2] });
  const built = node(join(root, 'scripts', 'build.mjs'));
  if (built.status !== 0) return 1;
  const tested = node(join(root, 'node_modules', 'jest', 'bin', 'jest.js'), 'test/faults/worker-killed');
  const tallies = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : [];
  console.log(table(tallies).join('\n'));
  const isWhole = tallies.length === rounds && tallies.every(({ lost }) => lost.length === 0);
  return tested.status === 0 && isWhole ? 0 : 1;
}

function environment(report) {
  return { ...process.env, DONDOC_FAULTS_ROUNDS: rounds, DONDOC_FAULTS_SEED: seed, DONDOC_FAULTS_REPORT: report };
}

function table(tallies) {
  const groups = Object.entries(INSTANTS).map(([at, words]) => [words, tallies.filter((tally) => tally.at === at)]);
  return [
    `${tallies.length} of ${rounds} rounds ended (seed ${seed}); late: more than ${LATE_MS / 1000} s from posting to acceptance.`,
    '',
    '| worker killed | kills | sent | lost | repeated | late | slowest (s) |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...groups.filter(([, of]) => of.length > 0).map(([words, of]) => row(words, of)),
    row('**all**', tallies),
  ];
}

function row(words, tallies) {
  const sum = (count) => tallies.reduce((total, tally) => total + count(tally), 0);
  const cells = [
    tallies.length,
    sum(({ sent }) => sent),
    sum(({ lost }) => lost.length),
    sum(({ repeated }) => repeated.length),
    sum(({ tookMs }) => tookMs.filter((took) => took > LATE_MS).length),
    (Math.max(0, ...tallies.flatMap(({ tookMs }) => tookMs)) / 1000).toFixed(1),
  ];
  return `| ${[words, ...cells].join(' | ')} |`;
}
