import type { FastifyInstance } from 'fastify';
import { dateAt } from '../../domain/zone';
import { countRehearsed, findRehearsed, keepRehearsal } from '../../store/rehearsals';
import { authorityUrl } from '../shell/addresses';
import type { WebDeps } from '../web-deps';
import { DRAFT_PATH, draftUrl, type DraftParams } from './addresses';
import { draftQuestions } from './check';
import { draftOf, type DraftSources } from './draft-of';
import { rehearsalKey } from './rehearsal-key';
import { filterOf, messagesView, ON_A_PAGE, totalsView, type RehearsalQuery } from './rehearsal-view';
import { stepsView } from './steps';

type Rehearse = DraftParams & { Querystring: RehearsalQuery };

/** `/a/{authority}/plans/new/{draft}/rehearse`: every message of the year if nobody answers. */
export function registerRehearsal(app: FastifyInstance, deps: WebDeps): void {
  const { db, now, publicUrl } = deps;
  const config = { access: 'administer' } as const;
  app.get<Rehearse>(`${DRAFT_PATH}/rehearse`, { config }, async ({ params, query }, reply) => {
    const found = await draftOf(db, params);
    if (!found) return reply.callNotFound();
    return reply.page('plans/rehearse', { ...frameView(found), ...(await resultView(deps, found, query)) });
  });

  app.post<Rehearse>(`${DRAFT_PATH}/rehearse`, { config }, async (request, reply) => {
    const found = await draftOf(db, request.params);
    if (!found) return reply.callNotFound();
    const { draft, authority, calendar, ladder } = found;
    const blocking = draftQuestions(found, now()).filter(({ blocks }) => blocks);
    if (blocking.length > 0) return reply.redirect(draftUrl(authority.id, draft.id, 'check'), 303);
    const forWhat = rehearsalKey(found);
    if (draft.rehearsedFor !== forWhat) {
      const startedOn = dateAt(now());
      const messages = await deps.rehearse({ plan: draft.plan, authority, calendar, ladder, startedOn, publicUrl });
      await keepRehearsal(db, draft.id, { forWhat, messages, at: now() });
    }
    return reply.redirect(draftUrl(authority.id, draft.id, 'rehearse'), 303);
  });
}

function frameView({ draft, authority }: DraftSources) {
  return {
    title: `Chạy thử: ${draft.plan.title}`,
    styles: ['plans.css'],
    plansUrl: authorityUrl(authority.id, 'plans'),
    newUrl: authorityUrl(authority.id, 'plans/new'),
    rehearseUrl: draftUrl(authority.id, draft.id, 'rehearse'),
    startUrl: draftUrl(authority.id, draft.id, 'start'),
    checkUrl: draftUrl(authority.id, draft.id, 'check'),
    steps: stepsView(draft, 'rehearse'),
  };
}

async function resultView({ db, now, smsCost }: WebDeps, found: DraftSources, query: RehearsalQuery) {
  const { draft, authority } = found;
  const isBlocked = draftQuestions(found, now()).some(({ blocks }) => blocks);
  if (draft.rehearsedFor === null || draft.rehearsedAt === null) return { isBlocked, isOld: false, rehearsed: null };
  const isOld = draft.rehearsedFor !== rehearsalKey(found);
  const counts = await countRehearsed(db, draft.id);
  const { filter, page } = filterOf(query, counts);
  const messages = await findRehearsed(db, draft.id, filter, { limit: ON_A_PAGE, offset: (page - 1) * ON_A_PAGE });
  const url = draftUrl(authority.id, draft.id, 'rehearse');
  return {
    isBlocked,
    isOld,
    rehearsed: {
      ...totalsView({ counts, authority, rehearsedAt: draft.rehearsedAt, smsCost }),
      ...messagesView({ messages, counts, filter, page, authority, url }),
    },
  };
}
