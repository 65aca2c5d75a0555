import { randomUUID } from 'node:crypto';
import { findDraft } from '../../../store/plan-drafts';
import { aDocx, LETTERHEAD, type Row } from '../../intake/extract/documents';
import type { TestWeb, Visitor } from '../../support/a-web';
import { sendFile } from './send-file';

/** A draft of the sample commune that was read from a Word file with these rows, and the lines before and after them. */
export async function aDocumentDraft(
  world: TestWeb,
  clerk: Visitor,
  rows: readonly Row[],
  { before = LETTERHEAD, after = [] }: { before?: readonly string[]; after?: readonly string[] } = {},
) {
  const id = randomUUID();
  const sent = await sendFile(world, clerk, '/a/tan-hoa/plans/new', 'ke-hoach.docx', await aDocx(before, rows, after), id);
  expect(sent.statusCode).toBe(303);
  const url = `/a/tan-hoa/plans/new/${id}`;
  return { id, url, draft: async () => (await findDraft(world.database.db, 'tan-hoa', id))!.plan };
}

/** What a form shows, by field, as a browser would send it back. */
export function fieldsOf(page: string): Record<string, string> {
  const inputs = [...page.matchAll(/<input type="(?:text|date|number|hidden)"[^>]* name="(\w+)"[^>]* value="([^"]*)"/g)];
  const hidden = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  const areas = [...page.matchAll(/<textarea[^>]* name="(\w+)"[^>]*>\n([\s\S]*?)<\/textarea>/g)];
  const chosen = [...page.matchAll(/<select[^>]* name="(\w+)"[\s\S]*?<option value="([^"]*)" selected/g)];
  return Object.fromEntries([...inputs, ...hidden, ...areas, ...chosen].map(([, name, value]) => [name, plain(value ?? '')]));
}

function plain(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#x3D;', '=')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
