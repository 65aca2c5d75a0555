import { withoutNetwork } from '../extract/run-child';
import { runProgram, type Room } from '../extract/run-program';
import type { Recognizer } from './find-recognizer';

type ToolRun = {
  tool: string;
  args: readonly string[];
  input?: Uint8Array;
  env: Recognizer['env'];
  room: Room & { memoryMb: number };
};

/**
 * What a program of others writes to stdout, in a process of its own: no network where the system allows to take it away, no more
 * memory and computing time than its room, no environment but `env`. null: it failed or took too much.
 */
export async function runTool({ tool, args, input, env, room }: ToolRun): Promise<Buffer | null> {
  const limits = [String(room.memoryMb * 1024), String(Math.ceil(room.ms / 1000))];
  const [command = tool, ...rest] = [...withoutNetwork(), '/bin/sh', '-c', LIMITED, 'sh', ...limits, tool, ...args];
  const run = await runProgram({ command, args: rest, room, env, ...(input && { input }) });
  return run?.status === 0 ? run.output : null;
}

// Where a system knows no limit of memory, the others hold.
const LIMITED = 'ulimit -v "$1" 2>/dev/null; ulimit -t "$2" 2>/dev/null; shift 2; exec "$@"';
