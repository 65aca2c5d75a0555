import type { UnitImport } from '../../config/import-units';
import { showPhone } from '../../domain/phone';
import type { Authority, Officer } from '../../domain/unit';
import { countWords } from '../../templates/number-words';
import { POSITION_WORDS } from './people-view';

const MOST_SHOWN = 100;

const FIELD_WORDS = { post: 'chức vụ', position: 'vai trò', email: 'thư điện tử', phone: 'điện thoại' } as const;

/** What an import would do, for its preview: new units and people, each change from what to what, problems by row. */
export function importView(before: Authority, { authority, problems }: UnitImport) {
  const knownUnits = new Set(before.units.map(({ id }) => id));
  const known = new Map(before.officers.map((person) => [person.id, person]));
  const unitName = new Map(authority.units.map(({ id, name }) => [id, name]));
  const units = authority.units.filter(({ id }) => !knownUnits.has(id)).map(({ name }) => name);
  const people = authority.officers
    .filter(({ id }) => !known.has(id))
    .map((person) => `${person.name} – ${unitName.get(person.unit) ?? ''}: ${contactWords(person)}`);
  const changes = authority.officers.flatMap((person) => {
    const was = known.get(person.id);
    const words = was ? changeWords(was, person) : '';
    return words ? [`${person.name} – ${unitName.get(person.unit) ?? ''}: ${words}`] : [];
  });
  const left = new Set(problems.filter(({ blocks }) => blocks).map(({ row }) => row));
  return {
    units: listed(units),
    people: listed(people),
    changes: listed(changes),
    problems: listed(
      problems.map(
        ({ row, message, hint, blocks }) => `Dòng ${row + 1}: ${message}. ${hint}.${blocks ? ' Dòng này không được nhập.' : ''}`,
      ),
    ),
    leftOut: left.size > 0 ? countWords(left.size) : '',
    changesAnything: units.length + people.length + changes.length > 0,
  };
}

function listed(all: readonly string[]) {
  return {
    count: countWords(all.length),
    some: all.length > 0,
    shown: all.slice(0, MOST_SHOWN),
    more: Math.max(0, all.length - MOST_SHOWN),
  };
}

function contactWords({ email, phone }: Officer): string {
  return [email, phone && showPhone(phone)].filter(Boolean).join(', ') || 'chưa có địa chỉ liên hệ';
}

function changeWords(was: Officer, is: Officer): string {
  return (Object.keys(FIELD_WORDS) as (keyof typeof FIELD_WORDS)[])
    .filter((field) => was[field] !== is[field])
    .map((field) => `${FIELD_WORDS[field]} ${shown(was, field) || 'chưa có'} → ${shown(is, field)}`)
    .join('; ');
}

function shown(person: Officer, field: keyof typeof FIELD_WORDS): string {
  if (field === 'position') return POSITION_WORDS[person.position];
  return field === 'phone' ? showPhone(person.phone ?? '') : (person[field] ?? '');
}
