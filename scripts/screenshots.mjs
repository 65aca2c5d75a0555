// Takes the pictures of docs/screenshots anew: `npm run screenshots [-- --only today,grid] [--to FOLDER]`. Starts the built program
// on a folder of its own in which the sample plan has lived until now, and looks at it with the Chromium on PATH.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { only, to, dark, width, full } = parseArgs({
  options: {
    only: { type: 'string' },
    to: { type: 'string', default: join(root, 'docs', 'screenshots') },
    // For looking, not for docs/: every picture in the dark, at another width, as long as its page.
    dark: { type: 'boolean', default: false },
    width: { type: 'string' },
    full: { type: 'boolean', default: false },
  },
}).values;

if (spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { stdio: 'inherit' }).status !== 0) process.exit(1);
const load = createRequire(import.meta.url);
const { startEmbeddedPostgres } = load('../dist/worker/embedded-postgres.js');
const { createDatabase } = load('../dist/store/database.js');
const { migrate } = load('../dist/store/migrate.js');
const { freePort } = load('../dist/worker/free-port.js');
const { liveAYear } = await import('./screenshots/live-a-year.mjs');
const { takePictures } = await import('./screenshots/take-pictures.mjs');

const dataFolder = mkdtempSync(join(tmpdir(), 'dondoc-screenshots-'));
const port = await freePort(18_080);
const publicUrl = `http://127.0.0.1:${port}`;
let system;
try {
  const year = await prepare();
  system = start();
  mkdirSync(to, { recursive: true });
  await takePictures({
    ...year,
    setupUrl: await system.setupUrl,
    publicUrl,
    folder: to,
    only: only?.split(',') ?? null,
    look: { dark, full, width: width ? Number(width) : null },
  });
} finally {
  await system?.stop();
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
}

async function prepare() {
  const server = await startEmbeddedPostgres({ dataFolder });
  const db = createDatabase(server.url);
  try {
    await migrate(db);
    return await liveAYear({ db, dataFolder, publicUrl, now: Date.now() });
  } finally {
    await db.end();
    await server.stop();
  }
}

function start() {
  const env = {
    ...process.env,
    PORT: String(port),
    DONDOC_DATA: dataFolder,
    DONDOC_TEMPORAL_CACHE: process.env['DONDOC_TEMPORAL_CACHE'] ?? join(root, 'data', 'temporal'),
    SMS_COST: process.env['SMS_COST'] ?? '350',
  };
  const child = spawn(process.execPath, [join(root, 'bin', 'dondoc.js'), 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let output = '';
  const setupUrl = new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      const link = /(http\S+\/setup\/\S+)/.exec(output)?.[1];
      if (link && output.includes('Ctrl-C')) resolve(link);
    });
    void ended.then(() => reject(new Error(`dondoc start ended\n${output}`)));
  });
  return {
    setupUrl,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
