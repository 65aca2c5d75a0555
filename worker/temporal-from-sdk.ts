import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TEMPORAL_CLI_VERSION } from './temporal-version';

const CONNECT_LIMIT_MS = 5_000;

/** Lets Temporal's SDK download the executable to `target`. Throws when its server cannot be reached within 5 s. */
export async function downloadBySdk(target: string): Promise<void> {
  await fetch('https://temporal.download/', { method: 'HEAD', signal: AbortSignal.timeout(CONNECT_LIMIT_MS) });
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(join(dirname(target), 'download-'));
  try {
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    // The SDK downloads as a part of starting; it tells nobody where, so the folder is looked through afterwards.
    const executable = { type: 'cached-download', version: `v${TEMPORAL_CLI_VERSION}`, downloadDir: folder } as const;
    const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } });
    await environment.teardown();
    putInPlace(largestFile(folder), target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Copies an executable beside `target`, then renames: a reader never meets half a file. */
export function putInPlace(source: string, target: string): void {
  const draft = `${target}.${process.pid}`;
  copyFileSync(source, draft);
  chmodSync(draft, 0o755);
  renameSync(draft, target);
}

function largestFile(folder: string): string {
  const files = readdirSync(folder).map((name) => join(folder, name));
  const [largest] = files.sort((a, b) => statSync(b).size - statSync(a).size);
  if (!largest) throw new Error('the download left no file');
  return largest;
}
