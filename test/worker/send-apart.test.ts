import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '../../config/settings';
import { createClosing } from '../../worker/closing';
import { sendApart } from '../../worker/sending/send-apart';

const folder = mkdtempSync(join(tmpdir(), 'dondoc-thread-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ORDER = { settings: loadSettings({}), databaseUrl: 'postgres://nobody@127.0.0.1/none' };

/** A thread that does what the text says with `parentPort` and a folder of its own. */
function thread(name: string, text: string): string {
  const file = join(folder, `${name}.js`);
  writeFileSync(file, `const { parentPort, threadId } = require('node:worker_threads'); const fs = require('node:fs');\n${text}`);
  return file;
}

/** Lines of the operator's log, and a wait for one of them. */
function aLog() {
  const lines: string[] = [];
  let look = (): void => undefined;
  const log = (line: string): void => {
    lines.push(line);
    look();
  };
  const until = (part: string): Promise<void> =>
    new Promise((resolve) => {
      look = () => lines.some((line) => line.includes(part)) && resolve();
      look();
    });
  return { lines, log, until };
}

it('starts the sending thread again when it dies, and ends it when told to', async () => {
  const { lines, log, until } = aLog();
  const mark = join(folder, 'died-once');
  const file = thread(
    'dies-once',
    `parentPort.postMessage({ isOpen: true });
     if (!fs.existsSync(${JSON.stringify(mark)})) { fs.writeFileSync(${JSON.stringify(mark)}, ''); throw new Error('out of memory'); }
     parentPort.postMessage({ line: 'at work again' });
     parentPort.once('message', () => { parentPort.postMessage({ line: 'ended in order' }); parentPort.close(); });`,
  );
  const closing = createClosing(log);
  await sendApart(ORDER, closing, log, file);
  await until('at work again');
  expect(lines).toEqual([
    'Luồng gửi gặp lỗi: out of memory',
    'Luồng gửi đã dừng, sẽ khởi động lại. / The sending thread ended and is started again.',
    'at work again',
  ]);
  await closing.closeAll();
  expect(lines.at(-1)).toBe('ended in order');
});

it('refuses to start, in its words, when the settings do not allow sending', async () => {
  const { log } = aLog();
  const file = thread('refuses', `parentPort.postMessage({ refusal: 'Không đọc được tệp khóa DKIM.' });`);
  await expect(sendApart(ORDER, createClosing(log), log, file)).rejects.toThrow('Không đọc được tệp khóa DKIM.');
});
