// Compiles TypeScript to dist/ and copies what the code reads beside it (templates, migrations, data, static files).
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, symlinkSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const compiled = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
if (compiled.status !== 0) process.exit(compiled.status ?? 1);

const read = new Set(['', '.hbs', '.sql', '.yaml', '.yml', '.json', '.css', '.js', '.svg', '.csv']);
for (const folder of ['config', 'store', 'templates', 'web']) {
  if (!existsSync(join(root, folder))) continue;
  cpSync(join(root, folder), join(root, 'dist', folder), { recursive: true, filter: (file) => read.has(extname(file)) });
}

// npm links the programs of dependencies, not a package's own: with this `npx dondoc` works in the checkout too.
const programs = join(root, 'node_modules', '.bin');
const link = join(programs, 'dondoc');
if (process.platform !== 'win32' && existsSync(programs) && !lstatSync(link, { throwIfNoEntry: false })) {
  symlinkSync(join('..', '..', 'bin', 'dondoc.js'), link);
}
