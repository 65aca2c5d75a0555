import { parsePlanDraft } from '../../config/load-plan';
import { readText } from '../../config/read-yaml';
import { loadCalendar } from '../../config/load-calendar';
import { planYaml } from '../../config/write-plan';
import { planDifference } from '../../domain/plan-difference';
import { draftYaml } from '../../intake/plan/draft-yaml';
import { mergeDraft } from '../../intake/plan/merge-draft';
import { differenceWords } from '../../web/plans/difference-words';
import { badInput } from '../report-errors';
import { readDraft, registerOf, yearOf, type ReadOptions } from './read-plan';

/**
 * Reads a corrected document again into the plan of a file: prints what it changes, or with `yaml` the plan file with the changes in
 * it. Nothing is written.
 */
export async function readInto(file: string, into: string, options: ReadOptions): Promise<number> {
  const text = readText(into);
  const authority = registerOf({ units: options.units, authority: options.authority ?? authorityIn(text) });
  if (!authority) throw badInput('Không biết danh sách đơn vị của kế hoạch', 'Thêm --units với đường dẫn tới danh sách đơn vị');
  // A file that is still being corrected may name bodies the register does not know.
  const before = parsePlanDraft(text, into, authority);
  const calendar = loadCalendar();
  const draft = await readDraft(file, { calendar, ...(options.year && { year: yearOf(options.year) }) }, authority);
  if (draft.year !== before.year)
    throw badInput(`Văn bản của năm ${draft.year}, kế hoạch của năm ${before.year}`, 'Chọn văn bản của cùng năm với kế hoạch');
  const read = parsePlanDraft(draftYaml(draft, authority.id), file, authority);
  const after = mergeDraft(before, read, draft);
  if (options.yaml) {
    process.stdout.write(planYaml(after, authority));
    return 0;
  }
  const differences = differenceWords(before, after, calendar);
  if (options.json) {
    const changes = planDifference(before, after, calendar);
    process.stdout.write(`${JSON.stringify({ plan: before.id, changes, differences, questions: draft.questions })}\n`);
  } else if (differences.length === 0) console.log('Văn bản không thay đổi gì so với kế hoạch.');
  else
    for (const { head, what, lines } of differences)
      console.log([`${head} – ${what}`, ...lines.map((line) => `  ${line}`)].join('\n'));
  return 0;
}

function authorityIn(text: string): string | undefined {
  return /^authority:\s*["']?([a-z0-9-]+)/mu.exec(text)?.[1];
}
