import type { FastifyInstance } from 'fastify';
import { listAuthorities } from '../../store/authorities';
import type { WebDeps } from '../web-deps';
import { firstPage } from './navigation';

/** `/`: takes whoever is logged in to its own first page; with rights at several authorities it is asked which. */
export function registerHome(app: FastifyInstance, { db }: WebDeps): void {
  app.get('/', { config: { access: 'logged-in' } }, async ({ viewer }, reply) => {
    const all = await listAuthorities(db);
    const choices = all.flatMap(({ id, name }) => {
      const to = viewer && firstPage(viewer, id);
      return to ? [{ to, name }] : [];
    });
    if (choices.length === 1 && choices[0]) return reply.redirect(choices[0].to, 303);
    return reply.page('shell/authorities', { title: 'Chọn cơ quan', choices });
  });
}
