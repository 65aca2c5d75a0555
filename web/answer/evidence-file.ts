import type { FastifyInstance } from 'fastify';
import { findUpload } from '../../store/uploads';
import type { WebDeps } from '../web-deps';
import { sendFile } from './uploads/send-file';

type Params = { Params: { authority: string; id: string } };

/** `/a/{authority}/evidence/{id}`: a file that shows the work, for whoever follows the authority's plans. */
export function registerEvidenceFile(app: FastifyInstance, deps: WebDeps): void {
  app.get<Params>('/a/:authority/evidence/:id', { config: { access: 'follow' } }, async ({ params }, reply) => {
    const upload = await findUpload(deps.db, params.id);
    if (upload?.authority !== params.authority || upload.fact === null) return reply.callNotFound();
    return sendFile(deps, reply, upload);
  });
}
