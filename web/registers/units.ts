import type { FastifyInstance } from 'fastify';
import { findAuthority } from '../../store/authorities';
import { findSuppressed } from '../../store/suppressed-addresses';
import { dateAt } from '../../domain/zone';
import type { WebDeps } from '../web-deps';
import { doneWords } from './done-words';
import { unitsView } from './units-view';

type Asked = { Params: { authority: string }; Querystring: Record<string, string | string[] | undefined> };

/** `…/administration/units`: the register of units, searched, those without contact first. */
export function registerUnits(app: FastifyInstance, { db, now }: WebDeps): void {
  app.get<Asked>('/a/:authority/administration/units', { config: { access: 'administer' } }, async ({ params, query }, reply) => {
    const register = await findAuthority(db, params.authority);
    if (!register) return reply.callNotFound();
    const stopped = new Set((await findSuppressed(db)).map(({ address }) => address));
    const asked = (name: string) => String(query[name] ?? '').slice(0, 200);
    const search = {
      q: asked('q').replaceAll('\0', '').normalize('NFC').trim(),
      kind: asked('kind'),
      relation: asked('relation'),
      only: asked('only'),
      page: Number(asked('page')) || 1,
    };
    const view = unitsView({ register, stopped, search, today: dateAt(now()) });
    const base = `/a/${register.id}/administration`;
    const done = doneWords(asked('done'));
    return reply.page('registers/units', { title: 'Đơn vị và người nhận', base, done, styles: ['registers.css'], ...view });
  });
}
