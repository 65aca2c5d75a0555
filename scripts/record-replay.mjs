// Runs the scenarios and keeps the histories of those that name one in test/replay/v<version>/, for the replay gate. Run it at
// each release: histories of older versions stay and must go on replaying.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const folder = join(root, 'test', 'replay', `v${version}`);

rmSync(folder, { recursive: true, force: true });
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const run = spawnSync(process.execPath, [jest, 'test/scenarios', '--runInBand'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, DONDOC_RECORD_REPLAY: folder },
});
const files = readdirSync(folder);
const bytes = files.map((file) => statSync(join(folder, file)).size);
const kilobytes = (size) => Math.round(size / 1024);
console.log(
  `${files.length} histories, ${kilobytes(bytes.reduce((a, b) => a + b, 0))} KB, the largest ${kilobytes(Math.max(...bytes))} KB`,
);
console.log('Next: npx jest test/replay -u, and look at what changed in the golden files.');
process.exit(run.status ?? 1);
