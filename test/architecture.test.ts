import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const folders = 'activities channels cli config dispatch domain intake reports store templates web worker workflows'
  .split(' ')
  .filter((folder) => existsSync(join(root, folder)));

const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });

it('lets each folder import only what its place allows', () => {
  const cruise = run(
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    ...folders,
  );
  expect(cruise.stdout).toContain('no dependency violations found');
});

it('keeps the workflow bundle buildable and within its budget', () => {
  const bundle = run('scripts/check-bundle.mjs');
  expect(bundle.stderr).toBe('');
  expect(bundle.status).toBe(0);
});
