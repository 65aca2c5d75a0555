import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

type Input = NodeJS.ReadableStream & { isTTY?: boolean };

/** One line from a person, without showing it, or from a pipe. A secret never stands in an argument: shells remember those. */
export async function readSecret(input: Input, prompts: NodeJS.WritableStream, prompt: string): Promise<string> {
  const isPerson = input.isTTY === true;
  if (isPerson) prompts.write(prompt);
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: hidden, terminal: isPerson });
  try {
    for await (const line of lines) if (line.trim()) return line.trim();
    return '';
  } finally {
    lines.close();
    if (isPerson) prompts.write('\n');
  }
}
