import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { loadCalendar } from '../../config/load-calendar';
import { sampleAuthority } from '../../config/sample-plan';
import type { readDocumentApart } from '../../worker/reading/read-document-apart';
import { aDocx, HEADS, LETTERHEAD, type Row } from '../intake/extract/documents';
import { aWeb } from '../support/a-web';

const dist = join(__dirname, '..', '..', 'dist');
// A thread runs the built program.
const built = require(join(dist, 'worker', 'reading', 'read-document-apart.js')) as {
  readDocumentApart: typeof readDocumentApart;
};
const folder = mkdtempSync(join(tmpdir(), 'dondoc-apart-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function largePlan(): Promise<string> {
  const rows = Array.from({ length: 120 }, (_, at): Row => [
    String(at + 1),
    `Rà soát, kiểm tra hồ sơ công việc chuyên đề ${at + 1}`,
    'Phòng Kinh tế',
    'Trạm Y tế',
    'Báo cáo',
    at % 2 === 0 ? 'Hằng tháng' : 'Trước 15/12',
  ]);
  const file = join(folder, 'large.docx');
  writeFileSync(file, await aDocx(LETTERHEAD, [HEADS, ...rows], []));
  return file;
}

it('reads a plan of 120 tasks while the web process answers others', async () => {
  const order = { file: await largePlan(), authority: sampleAuthority(), calendar: loadCalendar() };
  const world = await aWeb(Date.parse('2027-01-18T09:00:00+07:00'));
  try {
    let isRead = false;
    const reading = built.readDocumentApart(order).finally(() => (isRead = true));
    const answers: number[] = [];
    while (!isRead) {
      answers.push((await world.anybody.get('/login')).statusCode);
      await turn();
    }
    const read = await reading;
    if (read.problem !== null) throw new Error(read.problem);
    expect([read.plan?.tasks.length, read.document.passages.length, read.problems]).toEqual([120, 127, []]);
    expect(new Set(answers)).toEqual(new Set([200]));
  } finally {
    await world.close();
  }
});

it('goes on after a document that cannot be read', async () => {
  const file = join(folder, 'broken.pdf');
  writeFileSync(file, '%PDF-1.7 broken');
  const order = { file, authority: sampleAuthority(), calendar: loadCalendar() };
  const [first, second] = await Promise.all([built.readDocumentApart(order), built.readDocumentApart(order)]);
  expect([first, second].map(({ problem }) => problem)).toEqual([expect.stringContaining('PDF'), expect.stringContaining('PDF')]);
});

// A rule that takes a second on one document takes it from nobody else.
it('gives the pages no code that reads plans or opens documents', () => {
  const look = `require(${JSON.stringify(join(dist, 'web', 'create-web.js'))}); console.log(Object.keys(require.cache).join('\\n'))`;
  const loaded = execFileSync(process.execPath, ['-e', look], { encoding: 'utf8' }).split('\n');
  expect(loaded.length).toBeGreaterThan(100);
  expect(loaded.filter((file) => /dist\/intake\/(extract|recognize)\/|plan\/read-plan/.test(file))).toEqual([]);
});
