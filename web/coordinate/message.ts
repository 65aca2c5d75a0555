import type { FastifyInstance } from 'fastify';
import { listAuthorities } from '../../store/authorities';
import { findMessage } from '../../store/find-messages';
import { messageView } from './message-view';
import type { WebDeps } from '../web-deps';

/** `/a/{authority}/messages/{id}`: one message as it went out, its link and code shown as dots. */
export function registerMessage(app: FastifyInstance, { db, publicUrl }: WebDeps): void {
  app.get<{ Params: { authority: string; id: string } }>(
    '/a/:authority/messages/:id(^\\d{1,15}$)',
    { config: { access: 'follow' } },
    async ({ params }, reply) => {
      const message = await findMessage(db, Number(params.id));
      if (message?.authority !== params.authority) return reply.callNotFound();
      const view = messageView(message, await listAuthorities(db), publicUrl);
      return reply.page('coordinate/message', { title: view.subject, message: view });
    },
  );
}
