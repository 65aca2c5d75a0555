// Builds the program and its benchmarks, then runs them: `npm run bench -- [morning …] [--plans N] [--runs N]`; see docs/performance.md.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFileSync } from '@swc/core';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;

if (node(join(root, 'scripts', 'build.mjs')) !== 0) process.exit(1);
for (const file of readdirSync(join(root, 'bench'), { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.ts')) continue;
  const { code } = transformFileSync(join(root, 'bench', file), {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs', ignoreDynamic: true },
    sourceMaps: 'inline',
  });
  const out = join(root, 'dist', 'bench', file.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, code);
}
process.exit(node(join(root, 'dist', 'bench', 'main.js'), ...process.argv.slice(2)));
