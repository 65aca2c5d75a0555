import type { FastifyInstance } from 'fastify';
import { listAuthorities } from '../../store/authorities';
import { findMessage } from '../../store/find-messages';
import { render } from '../render';
import { messageView } from '../views/message-view';
import type { WebDeps } from '../web-deps';

/** `/messages/{id}`: one message as it went out, its link and code shown as dots. */
export function registerMessage(app: FastifyInstance, { db, publicUrl }: WebDeps): void {
  app.get<{ Params: { id: string } }>('/messages/:id(^\\d{1,15}$)', async ({ params }, reply) => {
    const message = await findMessage(db, Number(params.id));
    if (!message) return reply.callNotFound();
    const view = messageView(message, await listAuthorities(db), publicUrl);
    return reply.type('text/html; charset=utf-8').send(render('message', { title: view.subject, message: view }));
  });
}
