import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCalendar } from '../../../config/load-calendar';
import { extractApart } from '../../../intake/extract/extract-apart';
import { Unreadable } from '../../../intake/extract/extract-error';
import { readPlan } from '../../../intake/plan/read-plan';
import { hostileFiles } from './hostile-files';

const folder = mkdtempSync(join(tmpdir(), 'dondoc-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FILES = hostileFiles();

it('T24: has a hundred files and more', () => {
  expect(FILES.length).toBeGreaterThanOrEqual(100);
  expect(new Set(FILES.map(({ name }) => name)).size).toBe(FILES.length);
});

it.each(FILES)('T24: gives a draft or a clear refusal for $name, and nothing of this machine', async ({ content }) => {
  const file = join(folder, 'upload');
  writeFileSync(file, content());
  const read = await extractApart(file).then(
    (document) => ({ document, draft: readPlan(document, { calendar: loadCalendar(), year: 2027 }) }),
    (error: unknown) => {
      expect(error).toBeInstanceOf(Unreadable);
      expect((error as Unreadable).hint).toMatch(/\p{L}/u);
      return null;
    },
  );
  if (!read) return;
  if ('refused' in read.draft) expect(read.draft.hint).not.toBe('');
  expect(JSON.stringify(read.document.parts.slice(0, 50))).not.toContain('root:');
});
