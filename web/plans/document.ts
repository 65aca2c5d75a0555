import type { FastifyInstance } from 'fastify';
import { findDraftDocument, type DraftDocument } from '../../store/draft-documents';
import { countWords } from '../../templates/number-words';
import { authorityUrl } from '../shell/addresses';
import { queryOf } from '../shell/query-of';
import type { WebDeps } from '../web-deps';
import { DRAFT_PATH, draftUrl, type DraftParams } from './addresses';
import { draftQuestions } from './check';
import { documentView } from './document-view';
import { cardBytes, cardId, draftCard } from './draft-card';
import { headMarks, taskMarks } from './draft-marks';
import { draftOf, type DraftSources } from './draft-of';
import { headFacts } from './head-facts';
import type { Question } from './questions/question';

/** `/a/{authority}/plans/new/{draft}/document`: the whole document beside what was read from it, marked and linked both ways. */
export function registerDocument(app: FastifyInstance, { db, now }: WebDeps): void {
  app.get<DraftParams>(`${DRAFT_PATH}/document`, { config: { access: 'administer' } }, async (request, reply) => {
    const found = await draftOf(db, request.params);
    const document = found && (await findDraftDocument(db, found.draft.id));
    if (!document)
      return found ? reply.redirect(draftUrl(found.authority.id, found.draft.id, 'check'), 303) : reply.callNotFound();
    const part = Number(queryOf(request)['part'] || NaN);
    return reply.page('plans/document', documentPage(found, document, draftQuestions(found, now()), part));
  });
}

function documentPage(found: DraftSources, document: DraftDocument, questions: readonly Question[], part: number) {
  const { draft, authority } = found;
  const url = draftUrl(authority.id, draft.id, 'document');
  const shown = documentView(document, {
    marks: [
      ...headMarks(draft, document, false),
      ...taskMarks(draft, document, { to: (_, at) => `#${cardId(at)}`, bytes: cardBytes }),
    ],
    part,
    to: (number) => `${url}?part=${number}`,
  });
  const placed = draft.plan.tasks.map(({ no }, at) => ({ at, from: document.tasks[no]?.[0] ?? null }));
  const here = placed.filter(({ from }) => from !== null && shown.holds(from));
  const lost = shown.isLast ? placed.filter(({ from }) => from === null).slice(0, MOST_LOST) : [];
  const card = ({ at, from }: (typeof placed)[number]) => ({
    ...draftCard(found, at, questions),
    place: from === null ? null : shown.wayTo(from),
  });
  return {
    title: `Đối chiếu: ${draft.plan.title}`,
    styles: ['plans.css'],
    plansUrl: authorityUrl(authority.id, 'plans'),
    newUrl: authorityUrl(authority.id, 'plans/new'),
    checkUrl: draftUrl(authority.id, draft.id, 'check'),
    headUrl: draftUrl(authority.id, draft.id, 'head'),
    document: shown,
    facts: shown.part === 1 ? headFacts(draft.plan) : [],
    tasks: here.map(card),
    lost: lost.map(card),
    count: countWords(draft.plan.tasks.length),
  };
}

const MOST_LOST = 20;
