import { bodyKey, bodyNames } from '../../config/body-names';
import { passagesOf } from '../../intake/document/passages';
import { Unreadable } from '../../intake/extract/extract-error';
import { readApart } from '../../intake/read-apart';
import { attachedDecision } from '../../intake/plan/attached-decision';
import { draftYaml } from '../../intake/plan/draft-yaml';
import { locateHead } from '../../intake/plan/locate-head';
import { locateTasks } from '../../intake/plan/locate-tasks';
import { matchRegister } from '../../intake/plan/match-register';
import type { DocumentOrder, DocumentReading } from '../../web/plans/document-reading';
import { readPlanText } from '../../web/plans/read-plan-text';

/** A document as a plan of the authority whose register it is read with. */
export async function readDocument({ file, authority, calendar }: DocumentOrder): Promise<DocumentReading> {
  const read = await readApart(file, { calendar, names: bodyNames(authority) }).catch((error: unknown) => {
    if (error instanceof Unreadable) return error;
    throw error;
  });
  if (read instanceof Unreadable) return { problem: `${read.message}. ${read.hint}.` };
  if ('refused' in read.draft) return { problem: `${read.draft.refused}. ${read.draft.hint}.` };
  if (read.draft.tasks.length === 0) return { problem: NO_TASKS };
  const passages = passagesOf(read.document);
  const attachedTo = attachedDecision(passages.map(({ text: words }) => words));
  const draft = { ...matchRegister(read.draft, bodyKey(authority)), attachedTo };
  const text = draftYaml(draft, authority.id);
  return {
    problem: null,
    draft,
    text,
    ...parsed(readPlanText(text, authority)),
    document: {
      passages: passages.map(({ page, line, text: words }) => ({ page, line, text: words })),
      tasks: locateTasks(passages, draft.tasks),
      head: { authority: draft.authority, signer: draft.signer, places: locateHead(passages, draft) },
      notes: draft.questions.flatMap(({ task, field, why }) => (task === null && field === 'text' ? [why] : [])),
    },
  };
}

const NO_TASKS = 'Không tìm thấy nhiệm vụ nào trong văn bản. Đề nghị kiểm tra có chọn đúng tệp kế hoạch không.';

function parsed({ plan, problems }: ReturnType<typeof readPlanText>) {
  return { plan, problems: problems ?? [] };
}
