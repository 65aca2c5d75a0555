import type { FastifyInstance, FastifyReply } from 'fastify';
import { canonicalJson } from '../../domain/canonical-json';
import type { Authority, Unit } from '../../domain/unit';
import { dateAt } from '../../domain/zone';
import { findAuthority } from '../../store/authorities';
import { changeAuthority } from '../../store/change-authority';
import { findSuppressed } from '../../store/suppressed-addresses';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import { checkUnit, type UnitErrors } from './check-unit';
import { changedFields } from './changed-fields';
import { doneWords } from './done-words';
import { fingerprint } from './fingerprint';
import { formOfUnit, readUnitForm, type UnitForm } from './unit-form';
import { unitFormView } from './unit-form-view';
import { peopleView } from './people-view';
import { unitUrl } from './units-view';

type Asked = { Params: { authority: string; unit: string }; Querystring: { done?: string } };

/** `…/administration/unit/{id}`: a unit with its people; what is sent becomes the next version of the register. */
export function registerUnit(app: FastifyInstance, deps: WebDeps): void {
  const { db, now } = deps;
  const url = '/a/:authority/administration/unit/:unit';
  const config = { access: 'administer' } as const;

  app.get<Asked>(url, { config }, async ({ params, query }, reply) => {
    const found = await unitIn(deps, params);
    if (!found) return reply.callNotFound();
    const { register, unit } = found;
    const rest = { done: doneWords(query.done), seen: seenOf(unit) };
    return show(deps, reply, found, formOfUnit(unit, register), {}, rest);
  });

  app.post<Asked>(url, { config }, async (request, reply) => {
    const found = await unitIn(deps, request.params);
    if (!found) return reply.callNotFound();
    const { register, unit } = found;
    const form = readUnitForm(request);
    const { _seen: seen = '' } = formOf(request);
    if (seen !== seenOf(unit)) {
      const problem =
        'Đơn vị này vừa được người khác sửa. Nội dung bên dưới là của đồng chí; đối chiếu rồi bấm “Lưu” lần nữa để ghi đè.';
      return show(deps, reply.code(409), found, form, {}, { problem, seen: seenOf(unit) });
    }
    const { unit: next, errors } = checkUnit(form, register, unit.id);
    if (errors) return show(deps, reply.code(400), found, form, errors, { seen });
    const about = { unit: unit.id, fields: changedFields(unit, next) };
    const act = { action: 'unit-changed', by: request.viewer?.account ?? null, at: now(), about };
    const isSaved = await changeAuthority(db, register.id, act, (newest) => withUnit(newest, unit, next));
    return reply.redirect(`${unitUrl(register.id, unit.id)}?done=${isSaved ? 'unit' : 'same'}`, 303);
  });
}

/** What a form was made from; sent back with it, so that nobody overwrites what he has not seen. */
function seenOf(unit: Unit): string {
  return fingerprint(canonicalJson(unit));
}

async function unitIn({ db }: WebDeps, { authority, unit: id }: Asked['Params']) {
  const register = await findAuthority(db, authority);
  const unit = register?.units.find((one) => one.id === id);
  return register && unit ? { register, unit } : null;
}

// Somebody may have been quicker between the look and the save: only what was seen is replaced.
function withUnit(newest: Authority, seen: Unit, next: Unit): Authority | null {
  const at = newest.units.findIndex(({ id }) => id === seen.id);
  const known = newest.units[at];
  if (!known || canonicalJson(known) !== canonicalJson(seen)) return null;
  return { ...newest, units: newest.units.with(at, next) };
}

type Rest = { seen: string; problem?: string; done?: string };

async function show(
  { db, now }: WebDeps,
  reply: FastifyReply,
  { register, unit }: { register: Authority; unit: Unit },
  form: UnitForm,
  errors: UnitErrors,
  rest: Rest,
) {
  const people = peopleView(register, unit, await findSuppressed(db), dateAt(now()));
  return reply.page('registers/unit', {
    title: unit.name,
    base: `/a/${register.id}/administration`,
    here: unitUrl(register.id, unit.id),
    styles: ['registers.css'],
    ...rest,
    problem: rest.problem ?? (Object.keys(errors).length > 0 ? 'Chưa lưu. Có nội dung cần sửa ở bên dưới.' : ''),
    ...unitFormView(form, errors, register),
    ...people,
  });
}
