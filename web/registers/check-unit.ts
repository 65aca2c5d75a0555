import { bodyFinder, nearestBodies } from '../../config/find-body';
import { matchKey } from '../../domain/match-key';
import { slugOf } from '../../config/slug-of';
import type { AddressForm, Authority, Relation, Unit, UnitId } from '../../domain/unit';
import { dayProblem, lineProblem } from './line-problem';
import type { UnitForm } from './unit-form';
import { ADDRESS_FORMS, RELATION_WORDS } from './unit-words';

export type UnitErrors = Partial<Record<Exclude<keyof UnitForm, 'isOther'> | 'similar', string>>;

/** The unit a form describes, or what is wrong by field. `id` null: a new one, which gets an id of its name. */
export function checkUnit(
  form: UnitForm,
  register: Authority,
  id: UnitId | null,
): { unit: Unit; errors: null } | { unit: null; errors: UnitErrors } {
  const unit = unitOf(form, register, id);
  const found: UnitErrors = {
    name: lineProblem(form.name, { wanted: 'Ghi tên đơn vị, ví dụ Phòng Kinh tế.' }) ?? undefined,
    shortName: lineProblem(form.shortName, { most: 60 }) ?? undefined,
    aliases: first(unit.aliases.map((alias) => lineProblem(alias))),
    kind: unit.kind === '' ? 'Chưa ghi loại đơn vị, ví dụ phong, thon.' : (lineProblem(form.kind, { most: 40 }) ?? undefined),
    parent: parentProblem(form, register, id),
    relation: Object.hasOwn(RELATION_WORDS, form.relation) ? undefined : 'Chọn một quan hệ trong danh sách.',
    address: ADDRESS_FORMS.includes(form.address as AddressForm) ? undefined : 'Chọn một cách xưng hô trong danh sách.',
    since: dayProblem(form.since) ?? undefined,
    until: dayProblem(form.until) ?? untilProblem(form),
    names: first(form.names.map(namesProblem)),
    successors: first(form.successors.map((next) => successorProblem(next, register, id))),
  };
  const errors = present({
    ...found,
    ...(Object.values(found).some(Boolean) ? {} : ownershipProblems(form, unit, register, id)),
  });
  return Object.keys(errors).length > 0 ? { unit: null, errors } : { unit, errors: null };
}

function unitOf(form: UnitForm, register: Authority, id: UnitId | null): Unit {
  const find = unitFinder(register);
  return {
    id: id ?? freeId(register, form.name),
    name: oneSpaced(form.name),
    aliases: form.aliases.split('\n').map(oneSpaced).filter(Boolean),
    shortName: oneSpaced(form.shortName) || oneSpaced(form.name),
    kind: slugOf(form.kind),
    parent: find(form.parent),
    relation: form.relation as Relation,
    address: form.address as AddressForm,
    names: form.names.map(({ name, from }) => ({ name: oneSpaced(name), from })),
    successors: form.successors.map(({ name, from }) => ({ unit: find(name) ?? '', from })),
    since: form.since || null,
    until: form.until || null,
  };
}

function unitFinder(register: Authority): (name: string) => UnitId | null {
  const find = bodyFinder(register);
  return (name) => (name === '' ? null : (find(name)?.unit ?? null));
}

// One name for two units would send somebody's work to somebody else.
function ownershipProblems(form: UnitForm, unit: Unit, register: Authority, id: UnitId | null): UnitErrors {
  const others = { ...register, units: register.units.filter((other) => other.id !== id) };
  const find = bodyFinder(others);
  const ownerOf = (name: string) => {
    const body = find(name);
    return body && ([...others.units, ...others.groups].find((other) => other.id === (body.unit ?? body.group))?.name ?? name);
  };
  const taken = (name: string) => {
    const owner = ownerOf(name);
    return owner ? `“${name}” là tên của “${owner}” đã có trong danh sách. Sửa đơn vị đó, hoặc ghi tên phân biệt được.` : null;
  };
  const before = register.units.find((other) => other.id === id);
  const isRenamed = matchKey(before?.name ?? '') !== matchKey(unit.name);
  const [near] = isRenamed && !form.isOther ? nearestBodies(others, unit.name, 0.25) : [];
  const name = taken(unit.name);
  return {
    name: name ?? undefined,
    shortName: taken(unit.shortName) ?? undefined,
    aliases: first(unit.aliases.map(taken)),
    names: first(unit.names.map((dated) => taken(dated.name))),
    similar: near && !name ? `Tên gần giống “${near}” đã có trong danh sách.` : undefined,
  };
}

function parentProblem({ parent }: UnitForm, register: Authority, id: UnitId | null): string | undefined {
  if (parent === '') return undefined;
  const found = unitFinder(register)(parent);
  if (!found) return `Không có đơn vị “${parent}”. Chọn một tên trong danh sách, hoặc để trống.`;
  const above = chain(found, (one) => register.units.find((unit) => unit.id === one)?.parent ?? null);
  return id !== null && above.includes(id) ? 'Đơn vị cấp trên không thể là chính đơn vị này hoặc đơn vị thuộc nó.' : undefined;
}

function successorProblem({ name, from }: { name: string; from: string }, register: Authority, id: UnitId | null) {
  const found = unitFinder(register)(name);
  if (!found) return `Không có đơn vị “${name}”. Thêm đơn vị nhận việc trước, rồi chọn tên trong danh sách.`;
  if (from === '') return 'Chưa ghi ngày nhận việc. Ghi ngày sáp nhập hoặc chia tách có hiệu lực.';
  const after = chain(found, (one) => register.units.find((unit) => unit.id === one)?.successors[0]?.unit ?? null);
  if (id !== null && after.includes(id)) return 'Đơn vị nhận việc không thể là chính đơn vị này.';
  return dayProblem(from);
}

function namesProblem({ name, from }: { name: string; from: string }): string | null {
  if (name === '') return 'Chưa ghi tên mới.';
  if (from === '') return `Chưa ghi ngày tên “${name}” có hiệu lực.`;
  return lineProblem(name) ?? dayProblem(from);
}

function untilProblem({ since, until }: UnitForm): string | undefined {
  return since && until && until < since ? 'Ngày kết thúc trước ngày bắt đầu. Ghi lại một trong hai ngày.' : undefined;
}

function chain(from: UnitId, next: (id: UnitId) => UnitId | null): UnitId[] {
  const seen: UnitId[] = [];
  for (let at: UnitId | null = from; at !== null && !seen.includes(at); at = next(at)) seen.push(at);
  return seen;
}

function freeId({ units, groups }: Authority, name: string): UnitId {
  const wanted = slugOf(name).slice(0, 60) || 'don-vi';
  const taken = new Set([...units, ...groups].map(({ id }) => id));
  let free = wanted;
  for (let n = 2; taken.has(free); n += 1) free = `${wanted}-${n}`;
  return free;
}

function oneSpaced(text: string): string {
  return text.replace(/ +/g, ' ').trim();
}

function first(problems: readonly (string | null)[]): string | undefined {
  return problems.find((problem) => problem !== null) ?? undefined;
}

function present(errors: UnitErrors): UnitErrors {
  return Object.fromEntries(Object.entries(errors).filter(([, problem]) => problem));
}
