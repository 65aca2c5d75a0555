import type { FastifyInstance } from 'fastify';
import { findAuthority } from '../../store/authorities';
import { releaseStopped } from '../../store/release-address';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import { unitUrl } from './units-view';

type Asked = { Params: { authority: string; unit: string } };

/** `…/unit/{id}/release`: sends again to an address of the unit that was stopped. */
export function registerRelease(app: FastifyInstance, { db }: WebDeps): void {
  const url = '/a/:authority/administration/unit/:unit/release';
  app.post<Asked>(url, { config: { access: 'administer' } }, async (request, reply) => {
    const { authority, unit } = request.params;
    const register = await findAuthority(db, authority);
    const { address = '' } = formOf(request);
    const isTheirs = register?.officers.some(
      (person) => person.unit === unit && (person.email === address || person.phone === address),
    );
    if (!isTheirs) return reply.callNotFound();
    const isReleased = await releaseStopped(db, address, { authority, unit, by: request.viewer?.account ?? null });
    return reply.redirect(`${unitUrl(authority, unit)}?done=${isReleased ? 'released' : 'same'}`, 303);
  });
}
