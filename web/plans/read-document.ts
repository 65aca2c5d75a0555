import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCalendar } from '../../config/load-calendar';
import { extractApart } from '../../intake/extract/extract-apart';
import { Unreadable } from '../../intake/extract/extract-error';
import { draftYaml } from '../../intake/plan/draft-yaml';
import { readPlan } from '../../intake/plan/read-plan';

/** A document sent to be read: as a plan file for the authority, or why it was not read and what to do, in Vietnamese. */
export async function readDocument(
  bytes: Buffer,
  authority: string,
): Promise<{ text: string; problem: null } | { problem: string }> {
  const file = join(tmpdir(), `dondoc-${randomUUID()}`);
  try {
    await writeFile(file, bytes, { mode: 0o600, flag: 'wx' });
    const draft = readPlan(await extractApart(file), { calendar: loadCalendar() });
    if ('refused' in draft) return { problem: `${draft.refused}. ${draft.hint}.` };
    if (draft.tasks.length === 0)
      return { problem: 'Không tìm thấy nhiệm vụ nào trong văn bản. Đề nghị kiểm tra có chọn đúng tệp kế hoạch không.' };
    return { text: draftYaml(draft, authority), problem: null };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: `${error.message}. ${error.hint}.` };
    throw error;
  } finally {
    await rm(file, { force: true });
  }
}
