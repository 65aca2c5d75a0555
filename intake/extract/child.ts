import { readFileSync } from 'node:fs';
import type { TextDocument } from '../document/document';
import type { ReadingContext } from '../plan/read-plan';
import { Unreadable } from './extract-error';
import { extractText } from './extract-text';

/** What the child is told on stdin: the words, where they are out of the file already, and with what to read a plan from them. */
export type ChildOrder = { document?: TextDocument; reading?: ReadingContext };

/**
 * What runs apart from everything else, with the rights to read its own code and one file: takes the words out of the file named
 * on the command line, reads the plan where that is asked for, and writes to stdout as JSON `{ document, draft }` or `{ unreadable, hint }`.
 */
async function main(): Promise<void> {
  const answer = await answerTo(await orderOf()).catch((error: unknown) => {
    if (error instanceof Unreadable) return { unreadable: error.message, hint: error.hint };
    return { unreadable: 'Không đọc được tệp', hint: 'Đề nghị mở tệp bằng Word, lưu lại thành .docx rồi thử lại' };
  });
  process.stdout.write(JSON.stringify(answer));
}

async function orderOf(): Promise<ChildOrder> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as ChildOrder;
}

async function answerTo({ document: given, reading }: ChildOrder): Promise<object> {
  const document = given ?? (await extractText(readFileSync(process.argv[2] ?? '')));
  // Of a scan nothing can be read yet.
  if (!reading || (!given && (document.pictures ?? []).length > 0)) return { document };
  // The rules of reading are loaded only where they are needed.
  const { readPlan } = await import('../plan/read-plan.js');
  return { document, draft: readPlan(document, reading) };
}

void main();
