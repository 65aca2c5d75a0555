import { matchKey } from '../../domain/match-key';
import { readPhone, showPhone } from '../../domain/phone';
import type { Authority, Officer, UnitId } from '../../domain/unit';
import { dayProblem, emailProblem, lineProblem } from './line-problem';

/** A person as the form holds it. */
export type PersonForm = Record<'name' | 'post' | 'position' | 'email' | 'phone' | 'from' | 'until', string>;
export type PersonErrors = Partial<Record<keyof PersonForm, string>>;

export const EMPTY_PERSON_FORM: PersonForm = {
  name: '',
  post: '',
  position: 'officer',
  email: '',
  phone: '',
  from: '',
  until: '',
};

/** The form of a person as it stands. */
export function formOfPerson({ name, post, position, email, phone, from, until }: Officer): PersonForm {
  const shown = phone ? showPhone(phone) : '';
  return { name, post, position, email: email ?? '', phone: shown, from: from ?? '', until: until ?? '' };
}

/** The person a form describes, or what is wrong by field. `id` null: a new one. */
export function checkPerson(
  form: PersonForm,
  register: Authority,
  unit: UnitId,
  id: string | null,
): { person: Officer; errors: null } | { person: null; errors: PersonErrors } {
  const errors = Object.fromEntries(
    Object.entries({
      name: lineProblem(form.name, { most: 100, wanted: 'Ghi họ và tên.' }) ?? sameNameProblem(form, register, unit, id),
      post: lineProblem(form.post, { most: 100, wanted: 'Ghi chức vụ, ví dụ Chuyên viên.' }),
      position: ['head', 'officer'].includes(form.position) ? null : 'Chọn “Người đứng đầu” hoặc “Cán bộ đầu mối”.',
      email: emailProblem(form.email),
      phone: phoneProblem(form.phone),
      from: dayProblem(form.from),
      until: dayProblem(form.until) ?? untilProblem(form),
    }).filter(([, problem]) => problem),
  ) as PersonErrors;
  if (Object.keys(errors).length > 0) return { person: null, errors };
  const position = form.position as Officer['position'];
  const phone = readPhone(form.phone);
  const person: Officer = {
    id: id ?? freeId(register, `${unit}.${position}`),
    unit,
    name: form.name.replace(/ +/g, ' '),
    post: form.post.replace(/ +/g, ' '),
    position,
    email: form.email || null,
    phone: phone.kind === 'invalid' ? null : phone.international,
    from: form.from || null,
    until: form.until || null,
  };
  return { person, errors: null };
}

/** What a number was understood as, where that is not what was written: put into the form for a person to confirm. */
export function confirmedPhone(text: string): { phone: string; problem: string } | null {
  const phone = readPhone(text);
  if (phone.kind !== 'mobile' || (!phone.restoredZero && !phone.oldPrefix)) return null;
  const shown = showPhone(phone.international);
  const why = phone.oldPrefix ? 'Đầu số cũ (11 chữ số) đã đổi sang đầu số mới' : 'Số có 9 chữ số, đã thêm số 0 ở đầu';
  return { phone: shown, problem: `${why}: ${shown}. Nếu đúng thì bấm “Lưu” lần nữa.` };
}

function phoneProblem(text: string): string | null {
  if (text === '' || readPhone(text).kind !== 'invalid') return null;
  return 'Số điện thoại chưa đúng. Ghi một số di động 10 chữ số, ví dụ 0912 345 678.';
}

// A list that is imported knows people by unit and name.
function sameNameProblem({ name, until }: PersonForm, { officers }: Authority, unit: UnitId, id: string | null): string | null {
  const same = officers.some(
    (other) => other.unit === unit && other.id !== id && !other.until && until === '' && matchKey(other.name) === matchKey(name),
  );
  return same ? `“${name}” đã có trong đơn vị này. Sửa người đã có, hoặc ghi thêm để phân biệt.` : null;
}

function untilProblem({ from, until }: PersonForm): string | null {
  return from && until && until < from ? 'Ngày thôi giữ chức vụ trước ngày bắt đầu.' : null;
}

function freeId({ officers }: Authority, wanted: string): string {
  const taken = new Set(officers.map(({ id }) => id));
  let free = wanted;
  for (let n = 2; taken.has(free); n += 1) free = `${wanted}-${n}`;
  return free;
}
