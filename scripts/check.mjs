// Everything but the tests: format, lint, types, imports, workflow bundle. Every step runs; the end fails if any failed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folders = 'activities bench channels cli config dispatch domain intake reports store templates test web worker workflows'
  .split(' ')
  .filter((folder) => existsSync(join(root, folder)));

/** A package's command, run by this very Node: no shell, no network. */
function tool(script, ...args) {
  return () => {
    const run = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { ok: run.status === 0, text: `${run.stdout}${run.stderr}` };
  };
}

const steps = {
  format: tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  lint: tool('eslint/bin/eslint.js', '--max-warnings', '0', '.'),
  types: tool('typescript/bin/tsc', '--noEmit'),
  imports: tool('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', ...folders),
  bundle: () => {
    if (!existsSync(join(root, 'workflows', 'index.ts'))) return { ok: false, text: 'workflows/index.ts is missing' };
    const run = spawnSync(process.execPath, [join(root, 'scripts', 'check-bundle.mjs')], { cwd: root, encoding: 'utf8' });
    return { ok: run.status === 0, text: `${run.stdout}${run.stderr}`, says: run.stdout.trim() };
  },
};

const wanted = process.argv.slice(2);
const failed = [];
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const started = Date.now();
  const { ok, text, says } = step();
  console.log(
    `${ok ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)${ok && says ? `: ${says}` : ''}`,
  );
  if (!ok) {
    failed.push(name);
    console.log(text.trim());
  }
}
if (failed.length > 0) {
  console.log(`check failed: ${failed.join(', ')}`);
  process.exit(1);
}
console.log('check holds');
