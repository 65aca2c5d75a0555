import { spawn } from 'node:child_process';

/** What a program may take: time and bytes of answer. */
export type Room = { ms: number; outputBytes: number };

export type ProgramRun = {
  command: string;
  args: readonly string[];
  room: Room;
  /** What it is given on stdin. */
  input?: string | Uint8Array;
  env?: Readonly<Record<string, string>>;
};

/**
 * What a program writes to stdout, and the status it ends with; null when it cannot be started, takes more than its room, or is
 * ended by a signal. It has no environment but `env`.
 */
export function runProgram({
  command,
  args,
  room,
  input,
  env = {},
}: ProgramRun): Promise<{ output: Buffer; status: number } | null> {
  return new Promise((done) => {
    const child = spawn(command, args, { env, cwd: '/', stdio: ['pipe', 'pipe', 'ignore'] });
    const end = (): void => void child.kill('SIGKILL');
    const timer = setTimeout(end, room.ms);
    const chunks: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > room.outputBytes) end();
      else chunks.push(chunk);
    });
    // A program may end before it has read all; why shows in its answer.
    child.stdin.once('error', () => undefined);
    child.stdin.end(input ?? '');
    child.once('error', () => {
      clearTimeout(timer);
      done(null);
    });
    child.once('close', (status) => {
      clearTimeout(timer);
      done(size > room.outputBytes || status === null ? null : { output: Buffer.concat(chunks), status });
    });
  });
}
