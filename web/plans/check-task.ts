import type { FastifyInstance, FastifyReply } from 'fastify';
import { parsePlanDraft } from '../../config/load-plan';
import { planYaml, schedulesYaml } from '../../config/write-plan';
import { readSchedules } from '../../intake/plan/read-schedules';
import { findDraftDocument, renumberInDocument } from '../../store/draft-documents';
import { changeDraft } from '../../store/plan-drafts';
import { oneLine } from '../../templates/clean-text';
import { formOf } from '../shell/form-of';
import { queryOf } from '../shell/query-of';
import type { WebDeps } from '../web-deps';
import { DRAFT_PATH, taskUrl, type DraftParams } from './addresses';
import { amendedTask, type TaskFields } from './amend-task';
import { draftQuestions } from './check';
import { checkTaskView, type RefusedTask } from './check-task-view';
import { draftOf, type DraftSources } from './draft-of';
import { MOST_LETTERS } from './reread-times';

/** `/a/{authority}/plans/new/{draft}/task?no=…`: the words of the document beside what was read from them, to be corrected. */
export function registerCheckTask(app: FastifyInstance, { db, now }: WebDeps): void {
  const config = { access: 'administer' } as const;
  type Shown = { refused?: RefusedTask; part?: number; done?: string };
  const show = async (reply: FastifyReply, found: DraftSources, no: string, { refused, part = NaN, done = '' }: Shown) => {
    const document = await findDraftDocument(db, found.draft.id);
    const questions = draftQuestions(found, now());
    const view = checkTaskView(found, no, { document, refused: refused ?? null, questions, part, done });
    return view ? reply.page('plans/check-task', view) : reply.callNotFound();
  };

  app.get<DraftParams>(`${DRAFT_PATH}/task`, { config }, async (request, reply) => {
    const found = await draftOf(db, request.params);
    const { no = found?.draft.plan.tasks[0]?.no ?? '', part, done } = queryOf(request);
    return found ? show(reply, found, no, { part: Number(part || NaN), ...(done && { done }) }) : reply.callNotFound();
  });

  app.post<DraftParams>(`${DRAFT_PATH}/task`, { config }, async (request, reply) => {
    const found = await draftOf(db, request.params);
    const sent = formOf(request);
    const old = sent['task'] ?? '';
    if (!found?.draft.plan.tasks.some(({ no }) => no === old)) return reply.callNotFound();
    const { draft, authority } = found;
    const no = oneLine(sent['no']);
    const fields = withTimes(found, old, sent);
    const wrongNumber = numberProblem(found, old, no);
    const amended = amendedTask(draft.plan, old, fields, authority, parsePlanDraft);
    if (!amended.plan || wrongNumber)
      return show(reply.code(422), found, old, {
        refused: { fields, problems: amended.problems ?? {}, no, numberProblem: wrongNumber },
      });
    const plan = { ...amended.plan, tasks: amended.plan.tasks.map((task) => (task.no === old ? { ...task, no } : task)) };
    const isKept = await changeDraft(db, { ...draft, plan, text: planYaml(plan, authority), at: now() });
    if (isKept && no !== old) await renumberInDocument(db, draft.id, old, no);
    const at = plan.tasks.findIndex((task) => task.no === no) + (isKept && sent['then'] === 'next' ? 1 : 0);
    return reply.redirect(`${taskUrl(draft, plan.tasks[at]?.no ?? no)}&done=${isKept ? 'saved' : 'changed'}`, 303);
  });
}

/** Other time words make other schedules, unless the schedules themselves were corrected. */
function withTimes({ draft: { plan }, calendar }: DraftSources, no: string, sent: TaskFields): TaskFields {
  const task = plan.tasks.find((one) => one.no === no);
  const when = oneLine(sent['when']);
  const were = task && task.schedules.length > 0 ? schedulesYaml(task.schedules) : '';
  const isCorrected = (sent['schedules'] ?? '').trim() !== were.trim();
  if (!task || when === task.when || isCorrected || when.length > MOST_LETTERS) return sent;
  const products = (sent['products'] ?? '').split('\n');
  const { schedules } = readSchedules(when, products, { year: plan.year, issuedOn: plan.issuedOn, calendar });
  return { ...sent, when, schedules: schedulesYaml(schedules) };
}

function numberProblem({ draft: { plan } }: DraftSources, old: string, no: string): string | null {
  if (no === '' || no.length > 20) return 'Ghi số thứ tự, không quá 20 ký tự.';
  return no !== old && plan.tasks.some((task) => task.no === no) ? `Số thứ tự “${no}” đã có; ghi số khác, ví dụ ${no}b.` : null;
}
