import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runProgram } from './run-program';

export type Limits = { ms: number; memoryMb: number; outputBytes: number };

type ChildRun = {
  /** The compiled program, by its name in this folder. */
  program: string;
  args: readonly string[];
  /** Files it may read beside its own code. */
  readable: readonly string[];
  input: string;
  limits: Limits;
};

/**
 * Runs a program of ours in a process of its own: it may read its own code and the files named and nothing else, has no network
 * where the system allows to take it away, no environment, and is ended when it takes too long or too much. What it answers, as
 * JSON; null: it gave no whole answer.
 */
export async function runChild({ program, args, readable, input, limits }: ChildRun): Promise<unknown> {
  const file = compiled(program);
  const [command, ...before] = [...withoutNetwork(), process.execPath];
  const run = await runProgram({
    command: command ?? process.execPath,
    args: [...before, ...nodeArgs([...codeOf(file), ...readable], limits.memoryMb), file, ...args],
    room: limits,
    input,
  });
  return run ? parsed(run.output.toString('utf8')) : null;
}

function parsed(output: string): unknown {
  try {
    return JSON.parse(output) as unknown;
  } catch {
    return null;
  }
}

/** Node 20 calls the permission model experimental; later ones do not. Half of the memory is for what is not JavaScript's. */
function nodeArgs(readable: readonly string[], memoryMb: number): string[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const flag =
    major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13) ? '--permission' : '--experimental-permission';
  return [
    flag,
    ...readable.map((path) => `--allow-fs-read=${path}`),
    '--no-warnings',
    `--max-old-space-size=${Math.floor(memoryMb / 2)}`,
  ];
}

// Also where tests run from the sources.
function compiled(program: string): string {
  const beside = join(__dirname, `${program}.js`);
  return realpathSync(existsSync(beside) ? beside : join(__dirname, '..', '..', 'dist', 'intake', 'extract', `${program}.js`));
}

function codeOf(file: string): string[] {
  return [join(dirname(file), '..', '..', '*'), join(dirname(dirname(require.resolve('zod/package.json'))), '*')];
}

let prefix: string[] | null = null;

/** What stands before a command to take the network away, where the system lets an ordinary process do so. */
export function withoutNetwork(): string[] {
  prefix ??= networkless();
  return prefix;
}

// By its place: what is run may have a PATH of its own.
function networkless(): string[] {
  const unshare = ['/usr/bin/unshare', '/bin/unshare'].find((file) => existsSync(file));
  const may = unshare !== undefined && spawnSync(unshare, ['-rn', 'true'], { stdio: 'ignore' }).status === 0;
  return may ? [unshare, '-rn', '--'] : [];
}
