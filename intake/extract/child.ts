import { readFileSync } from 'node:fs';
import { Unreadable } from './extract-error';
import { extractText } from './extract-text';

/**
 * What runs apart from everything else, with the rights to read its own code and one file: takes the words out of the file named
 * on the command line and writes them to stdout as JSON, `{ document }` or `{ unreadable, hint }`.
 */
async function main(): Promise<void> {
  const answer = await extractText(readFileSync(process.argv[2] ?? '')).then(
    (document) => ({ document }),
    (error: unknown) => {
      if (error instanceof Unreadable) return { unreadable: error.message, hint: error.hint };
      return { unreadable: 'Không đọc được tệp', hint: 'Đề nghị mở tệp bằng Word, lưu lại thành .docx rồi thử lại' };
    },
  );
  process.stdout.write(JSON.stringify(answer));
}

void main();
