import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { canonicalJson } from '../../domain/canonical-json';
import type { Authority, Officer, Unit } from '../../domain/unit';
import { findAuthority } from '../../store/authorities';
import { changeAuthority } from '../../store/change-authority';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import { changedFields } from './changed-fields';
import { checkPerson, confirmedPhone, EMPTY_PERSON_FORM, formOfPerson, type PersonErrors, type PersonForm } from './check-person';
import { fingerprint } from './fingerprint';
import { unitUrl } from './units-view';

type Asked = { Params: { authority: string; unit: string; person: string } };
type Found = { register: Authority; unit: Unit; person: Officer | null };

/** `…/unit/{id}/person/{id}` and `…/person/new`: who holds a post, from day to day, with the addresses. Nobody is deleted. */
export function registerPerson(app: FastifyInstance, { db, now }: WebDeps): void {
  const url = '/a/:authority/administration/unit/:unit/person/:person';
  const config = { access: 'administer' } as const;

  const find = async ({ authority, unit: id, person: personId }: Asked['Params']): Promise<Found | null> => {
    const register = await findAuthority(db, authority);
    const unit = register?.units.find((one) => one.id === id);
    const person = register?.officers.find((one) => one.unit === id && one.id === personId) ?? null;
    return register && unit && (person || personId === 'new') ? { register, unit, person } : null;
  };

  app.get<Asked>(url, { config }, async ({ params }, reply) => {
    const found = await find(params);
    if (!found) return reply.callNotFound();
    return show(reply, found, found.person ? formOfPerson(found.person) : EMPTY_PERSON_FORM, {}, {});
  });

  app.post<Asked>(url, { config }, async (request, reply) => {
    const found = await find(request.params);
    if (!found) return reply.callNotFound();
    const { register, unit, person: before } = found;
    const form = readForm(request);
    const { person, errors } = checkPerson(form, register, unit.id, before?.id ?? null);
    if (errors) return show(reply.code(400), found, form, errors, { problem: 'Chưa lưu. Có nội dung cần sửa ở bên dưới.' });
    const phone = confirmedPhone(form.phone);
    if (phone) {
      const asked = { problem: 'Chưa lưu. Cần kiểm tra lại số điện thoại.' };
      return show(reply.code(400), found, { ...form, phone: phone.phone }, { phone: phone.problem }, asked);
    }
    if (before && formOf(request)['_seen'] !== seenOf(before)) {
      const problem = 'Thông tin này vừa được người khác sửa. Đối chiếu rồi bấm “Lưu” lần nữa để ghi đè.';
      return show(reply.code(409), found, form, {}, { problem });
    }
    const about = { unit: unit.id, person: person.id, fields: before ? changedFields(before, person) : ['new'] };
    const act = { action: 'person-changed', by: request.viewer?.account ?? null, at: now(), about };
    const isSaved = await changeAuthority(db, register.id, act, (newest) =>
      before ? withPerson(newest, before, person) : added(newest, form, unit.id),
    );
    return reply.redirect(`${unitUrl(register.id, unit.id)}?done=${isSaved ? 'person' : 'same'}`, 303);
  });
}

function readForm(request: FastifyRequest): PersonForm {
  return { ...EMPTY_PERSON_FORM, ...pick(formOf(request)) };
}

function pick(fields: Record<string, string>): Partial<PersonForm> {
  return Object.fromEntries(Object.keys(EMPTY_PERSON_FORM).map((name) => [name, fields[name] ?? '']));
}

function seenOf(person: Officer): string {
  return fingerprint(canonicalJson(person));
}

function withPerson(newest: Authority, seen: Officer, next: Officer): Authority | null {
  const at = newest.officers.findIndex(({ id }) => id === seen.id);
  if (canonicalJson(newest.officers[at] ?? null) !== canonicalJson(seen)) return null;
  return { ...newest, officers: newest.officers.with(at, next) };
}

function added(newest: Authority, form: PersonForm, unit: string): Authority | null {
  const { person } = checkPerson(form, newest, unit, null);
  return person && { ...newest, officers: [...newest.officers, person] };
}

function show(reply: FastifyReply, found: Found, form: PersonForm, errors: PersonErrors, rest: { problem?: string }) {
  const { register, unit, person } = found;
  const positions = [
    { value: 'officer', words: 'Cán bộ đầu mối: nhận nhắc việc', isChosen: form.position === 'officer' },
    { value: 'head', words: 'Người đứng đầu: nhận thêm thông báo quá hạn, trả lại', isChosen: form.position === 'head' },
  ];
  return reply.page('registers/person', {
    title: person ? person.name : 'Thêm người nhận',
    unit: unit.name,
    back: unitUrl(register.id, unit.id),
    here: `${unitUrl(register.id, unit.id)}/person/${person ? encodeURIComponent(person.id) : 'new'}`,
    seen: person ? seenOf(person) : '',
    styles: ['registers.css'],
    form,
    errors,
    positions,
    ...rest,
  });
}
