import type { FastifyInstance } from 'fastify';
import { bodyFinder } from '../../config/find-body';
import { findAuthority } from '../../store/authorities';
import { changeAuthority } from '../../store/change-authority';
import type { WebDeps } from '../web-deps';
import { checkUnit, type UnitErrors } from './check-unit';
import { EMPTY_UNIT_FORM, readUnitForm } from './unit-form';
import { unitFormView } from './unit-form-view';
import { unitUrl } from './units-view';

type Asked = { Params: { authority: string } };

/** `…/administration/units/new`: one unit more. A name the register has already leads to the unit that has it. */
export function registerNewUnit(app: FastifyInstance, { db, now }: WebDeps): void {
  const url = '/a/:authority/administration/units/new';
  const config = { access: 'administer' } as const;
  const frame = (authority: string) => ({
    title: 'Thêm đơn vị',
    base: `/a/${authority}/administration`,
    here: `/a/${authority}/administration/units/new`,
    isNew: true,
    styles: ['registers.css'],
  });

  app.get<Asked>(url, { config }, async ({ params }, reply) => {
    const register = await findAuthority(db, params.authority);
    if (!register) return reply.callNotFound();
    return reply.page('registers/new-unit', { ...frame(register.id), ...unitFormView(EMPTY_UNIT_FORM, {}, register) });
  });

  app.post<Asked>(url, { config }, async (request, reply) => {
    const register = await findAuthority(db, request.params.authority);
    if (!register) return reply.callNotFound();
    const form = readUnitForm(request);
    const { unit, errors } = checkUnit(form, register, null);
    if (errors) {
      const known = bodyFinder(register)(form.name)?.unit;
      const view = { ...unitFormView(form, errors, register), problem: problemWords(errors) };
      return reply
        .code(400)
        .page('registers/new-unit', { ...frame(register.id), ...view, known: known && unitUrl(register.id, known) });
    }
    const act = { action: 'unit-added', by: request.viewer?.account ?? null, at: now(), about: { unit: unit.id } };
    // Sent twice at once, the second finds the name taken and adds nothing.
    await changeAuthority(db, register.id, act, (newest) =>
      checkUnit(form, newest, null).errors ? null : { ...newest, units: [...newest.units, { ...unit }] },
    );
    return reply.redirect(`${unitUrl(register.id, unit.id)}?done=unit-added`, 303);
  });
}

function problemWords({ similar, ...others }: UnitErrors): string {
  return Object.keys(others).length > 0 || !similar ? 'Chưa thêm. Có nội dung cần sửa ở bên dưới.' : 'Chưa thêm. Cần xác nhận.';
}
