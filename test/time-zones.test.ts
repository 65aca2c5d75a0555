import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..');
const jestProgram = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const ONE_ZONE_MS = 480_000;

type Summary = { numPassedTests: number; numFailedTests: number; testResults: { message: string }[] };

/** Runs the pure suites in a process of their own, few runs a property: the zone either matters at once or not at all. */
function runIn(zone: string): Summary {
  const env = { ...process.env, TZ: zone, RUNS: '25', NODE_OPTIONS: '' };
  const words = [jestProgram, '--config', join(__dirname, 'time-zones.config.js'), '--json', '--silent', '--maxWorkers=2'];
  const { stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    timeout: ONE_ZONE_MS,
  });
  if (!stdout.startsWith('{')) throw new Error(`no result: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout) as Summary;
}

it.each(['America/New_York', 'Pacific/Kiritimati'])(
  'decides and writes the same on a machine in %s',
  (zone) => {
    const { numPassedTests, numFailedTests, testResults } = runIn(zone);
    expect(testResults.map(({ message }) => message).filter((message) => message !== '')).toEqual([]);
    // What needs a program that is not here (tesseract) is skipped here as elsewhere.
    expect(numFailedTests).toBe(0);
    expect(numPassedTests).toBeGreaterThan(300);
  },
  ONE_ZONE_MS,
);
