import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { bundleWorkflowCode, type WorkflowBundle } from '@temporalio/worker';
import { projectFolder } from './project-folder';

const SOURCES = dirname(__dirname);

/** The workflow code as one script. Built once for each state of `workflows/` and `domain/`, then kept in dist/. */
export async function workflowBundle(): Promise<WorkflowBundle> {
  const kept = join(projectFolder(), 'dist', `workflows-${fingerprint()}.bundle.js`);
  if (existsSync(kept)) return { code: readFileSync(kept, 'utf8') };
  const bundle = await bundleWorkflowCode({
    workflowsPath: join(SOURCES, 'workflows', `index${extname(__filename)}`),
    logger: quiet,
  });
  keep(kept, bundle.code);
  return bundle;
}

/** Changes whenever the bundle would: by our sources and by the SDK that builds it. */
function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(require.resolve('@temporalio/worker/package.json')));
  for (const folder of ['workflows', 'domain', 'activities']) {
    const files = readdirSync(join(SOURCES, folder), { recursive: true, encoding: 'utf8' }).sort();
    for (const file of files.filter((name) => /\.[jt]s$/.test(name)))
      hash.update(file).update(readFileSync(join(SOURCES, folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

function keep(file: string, code: string): void {
  try {
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // A program folder that cannot be written to costs the seconds of building at every start, nothing more.
  }
}

const nothing = (): void => undefined;
const quiet = { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: console.error, error: console.error };
