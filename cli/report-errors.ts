import { ConfigError, describeProblem } from '../config/config-error';
import { isClearError } from '../worker/clear-error';

/** Bad input from the command line: exit status 2, the message says what to write instead (Vietnamese). */
export function badInput(message: string, hint = ''): Error {
  return Object.assign(new Error(hint ? `${message}. ${hint}` : message), { name: 'BadInput' });
}

/**
 * Runs a command and sets the exit status: what it answers, 2 for bad input, 1 for anything else. Errors go to stderr for
 * people, with `json` as one JSON object a line; stdout holds the answer and nothing else.
 */
export async function runCommand({ json = false }: { json?: boolean }, work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    const lines =
      error instanceof ConfigError ? error.problems : [{ message: error instanceof Error ? error.message : String(error) }];
    for (const line of lines) console.error(json ? JSON.stringify(line) : 'file' in line ? describeProblem(line) : line.message);
    process.exitCode = error instanceof ConfigError || isBadInput(error) ? 2 : 1;
    if (process.exitCode === 1 && !isClearError(error) && process.env['DONDOC_DEBUG']) console.error(error);
  }
}

function isBadInput(error: unknown): boolean {
  return error instanceof Error && error.name === 'BadInput';
}
