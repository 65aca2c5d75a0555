import type { FastifyInstance } from 'fastify';
import { removeDraft } from '../../store/plan-drafts';
import { authorityUrl } from '../shell/addresses';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import { DRAFT_PATH, type DraftParams } from './addresses';
import { draftOf } from './draft-of';
import { draftRow } from './draft-row';

/** `/a/{authority}/plans/new/{draft}/discard`: asks once more, then removes the draft. */
export function registerDiscard(app: FastifyInstance, { db }: WebDeps): void {
  app.post<DraftParams>(`${DRAFT_PATH}/discard`, { config: { access: 'administer' } }, async (request, reply) => {
    const { authority, draft: id } = request.params;
    const found = await draftOf(db, request.params);
    if (!found) return reply.callNotFound();
    const plansUrl = authorityUrl(authority, 'plans');
    if (formOf(request)['sure'] !== 'yes')
      return reply.page('plans/discard', { title: 'Bỏ bản đang lập', plansUrl, draft: draftRow(found.draft) });
    await removeDraft(db, authority, id);
    return reply.redirect(`${plansUrl}?done=discarded`, 303);
  });
}
