import type { FastifyInstance } from 'fastify';
import { findAuthority } from '../../store/authorities';
import { addDraftDocument } from '../../store/draft-documents';
import { addDraft } from '../../store/plan-drafts';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import { draftUrl } from './addresses';
import { isFormId } from './form-id';
import { replyNewPlan } from './new-page';
import { sentPlan } from './sent-plan';

type Params = { Params: { authority: string } };

/** `/a/{authority}/plans/new`: a new plan from its file or pasted text; what must be corrected is said line by line. */
export function registerNewPlan(app: FastifyInstance, deps: WebDeps): void {
  const { db, now } = deps;
  const config = { access: 'administer' } as const;
  app.get<Params>('/a/:authority/plans/new', { config }, async ({ params }, reply) => {
    if (!(await findAuthority(db, params.authority))) return reply.callNotFound();
    return replyNewPlan(reply, deps, params.authority);
  });

  app.post<Params>('/a/:authority/plans/new', { config }, async (request, reply) => {
    const { authority: name } = request.params;
    const authority = await findAuthority(db, name);
    const id = formOf(request)['_id'] ?? '';
    if (!authority || !request.viewer) return reply.callNotFound();
    const { text, name: file, problem, plan, problems, reading } = await sentPlan(request, deps, authority);
    if (problem) return replyNewPlan(reply.code(400), deps, name, { text, fileError: problem });
    if (!plan) return replyNewPlan(reply.code(400), deps, name, { text, problems });
    if (!isFormId(id)) return replyNewPlan(reply.code(400), deps, name, { text });
    const origin = { kind: 'file', name: file } as const;
    await addDraft(db, { id, authority: name, origin, text, plan, by: request.viewer.account, at: now() });
    if (reading) await addDraftDocument(db, id, reading.document);
    return reply.redirect(draftUrl(name, id, 'check'), 303);
  });
}
