import { execFile } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

export type Run = { status: number; out: string; err: string };

/** Runs the built program to its end, as a person in the project's folder would. `settings`: environment variables. */
export function runDondoc(words: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<Run> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: process.env['TZ'], ...settings };
  const limits = { cwd: root, env, maxBuffer: 64 * 1024 * 1024, timeout: 50_000 };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [join(root, 'bin', 'dondoc.js'), ...words], limits, (_error, out, err) =>
      resolve({ status: child.exitCode ?? -1, out, err }),
    );
  });
}

/** What a successful run printed as JSON. Throws when it failed or printed anything beside it. */
export function answerOf({ status, out, err }: Run): unknown {
  if (status !== 0) throw new Error(`exit status ${status}: ${err}`);
  return JSON.parse(out) as unknown;
}

/** Errors on stderr, one JSON object a line. */
export function errorsOf({ err }: Run): Record<string, unknown>[] {
  return err
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
