import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ConfigProblem } from '../../config/config-error';
import { changeDraft } from '../../store/plan-drafts';
import { authorityUrl } from '../shell/addresses';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import { DRAFT_PATH, draftUrl, type DraftParams } from './addresses';
import { draftOf, type DraftSources } from './draft-of';
import { originView } from './origin-view';
import { problemsView } from './problems-view';
import { sentPlan } from './sent-plan';
import { stepsView } from './steps';

/** `/a/{authority}/plans/new/{draft}`: what copying did, and the plan's text to correct. */
export function registerDraft(app: FastifyInstance, deps: WebDeps): void {
  const { db, now } = deps;
  const config = { access: 'administer' } as const;
  app.get<DraftParams>(DRAFT_PATH, { config }, async ({ params }, reply) => {
    const found = await draftOf(db, params);
    return found ? replyDraft(reply, found, {}) : reply.callNotFound();
  });

  app.post<DraftParams>(DRAFT_PATH, { config }, async (request, reply) => {
    const found = await draftOf(db, request.params);
    if (!found) return reply.callNotFound();
    const { draft, authority } = found;
    const { text, problem, plan, problems } = await sentPlan(request, deps, authority);
    const version = Number(formOf(request)['version']);
    if (problem) return replyDraft(reply.code(400), found, { text, problem });
    if (!plan) return replyDraft(reply.code(400), found, { text, problems });
    const { id } = draft;
    const isKept = await changeDraft(db, { id, authority: authority.id, text, plan, answers: draft.answers, version, at: now() });
    if (!isKept) return replyDraft(reply.code(409), found, { text, problem: CHANGED });
    return reply.redirect(`${draftUrl(authority.id, id, 'check')}?done=saved`, 303);
  });
}

const CHANGED =
  'Bản này vừa được người khác thay đổi nên nội dung dưới đây chưa được lưu. Sao chép phần đã sửa, tải lại trang rồi sửa lại.';

type Given = { text?: string; problem?: string; problems?: readonly ConfigProblem[] };

function replyDraft(reply: FastifyReply, { draft }: DraftSources, { text = draft.text, problem, problems = [] }: Given) {
  const { authority, id, plan, version } = draft;
  return reply.page('plans/draft', {
    title: plan.title,
    styles: ['plans.css'],
    plansUrl: authorityUrl(authority, 'plans'),
    newUrl: authorityUrl(authority, 'plans/new'),
    draftUrl: draftUrl(authority, id),
    checkUrl: draftUrl(authority, id, 'check'),
    discardUrl: draftUrl(authority, id, 'discard'),
    steps: stepsView(draft, ''),
    year: plan.year,
    version,
    text,
    problem: problem ?? null,
    ...problemsView(problems, text),
    ...originView(draft.origin),
  });
}
