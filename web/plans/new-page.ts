import { randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { ConfigProblem } from '../../config/config-error';
import { listDrafts } from '../../store/plan-drafts';
import { findPlansOf } from '../../store/find-plan';
import { authorityUrl } from '../shell/addresses';
import type { WebDeps } from '../web-deps';
import { draftRow } from './draft-row';
import { problemsView } from './problems-view';
import { stepsView } from './steps';

/** What a refused form brings back to its page. */
export type NewPlanInput = {
  id?: string;
  text?: string;
  problems?: readonly ConfigProblem[];
  fileError?: string;
  from?: string;
  year?: string;
  copyError?: string;
};

/** The first step of a new plan, empty or with what was sent and is wrong. */
export async function replyNewPlan(reply: FastifyReply, { db }: WebDeps, authority: string, given: NewPlanInput = {}) {
  const [plans, drafts] = await Promise.all([findPlansOf(db, authority), listDrafts(db, authority)]);
  const newest = [...plans].sort((a, b) => b.plan.year - a.plan.year);
  return reply.page('plans/new', {
    title: 'Lập kế hoạch năm mới',
    styles: ['plans.css'],
    plansUrl: authorityUrl(authority, 'plans'),
    newUrl: authorityUrl(authority, 'plans/new'),
    copyUrl: authorityUrl(authority, 'plans/new/copy'),
    steps: stepsView(null, ''),
    id: given.id ?? randomUUID(),
    drafts: drafts.map(draftRow),
    copy: {
      plans: newest.map(({ id, plan }) => ({ value: id, words: `${plan.title} (${plan.year})`, isChosen: id === given.from })),
      year: given.year ?? (newest[0] ? newest[0].plan.year + 1 : ''),
      error: given.copyError ?? null,
    },
    text: given.text ?? '',
    fileError: given.fileError ?? null,
    ...problemsView(given.problems ?? [], given.text ?? ''),
  });
}
