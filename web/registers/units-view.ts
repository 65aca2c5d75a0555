import { matchKey } from '../../domain/match-key';
import type { DateString } from '../../domain/dates';
import type { Authority, Officer, Relation, Unit } from '../../domain/unit';
import { countWords } from '../../templates/number-words';
import { dateWords } from '../../templates/date-words';
import { authorityUrl } from '../shell/addresses';
import { nameOn } from '../../templates/unit-words';
import { RELATION_WORDS, unitKindWords } from './unit-words';

export type UnitSearch = { q: string; kind: string; relation: string; only: string; page: number };

type Source = { register: Authority; stopped: ReadonlySet<string>; search: UnitSearch; today: DateString };

const PER_PAGE = 50;

/** The list of units: those nobody can be reached at first, those that have ended last. */
export function unitsView({ register, stopped, search, today }: Source) {
  const all = register.units.map((unit) => ({ unit, contact: contactOf(unit, register.officers, stopped, today) }));
  const found = all.filter(({ unit, contact }) => isFound(unit, search) && (search.only !== 'missing' || contact.isMissing));
  const sorted = found.sort((a, b) => rank(a, today) - rank(b, today));
  const pages = Math.max(1, Math.ceil(sorted.length / PER_PAGE));
  const page = Math.min(Math.max(1, search.page), pages);
  return {
    search,
    count: countWords(sorted.length),
    missing: countWords(all.filter(({ contact }) => contact.isMissing).length),
    hasMissing: all.some(({ contact }) => contact.isMissing),
    isMissingOnly: search.only === 'missing',
    kinds: [...new Set(register.units.map(({ kind }) => kind))].map((kind) => ({
      value: kind,
      words: unitKindWords({ kind }),
      isChosen: kind === search.kind,
    })),
    relations: Object.entries(RELATION_WORDS).map(([value, words]) => ({ value, words, isChosen: value === search.relation })),
    rows: sorted.slice((page - 1) * PER_PAGE, page * PER_PAGE).map(({ unit, contact }) => ({
      to: unitUrl(register.id, unit.id),
      name: nameOn(unit, today),
      kind: unitKindWords(unit),
      relation: RELATION_WORDS[unit.relation as Relation],
      people: contact.people,
      contact: contact.words,
      isBad: contact.isMissing,
      ended: unit.until && unit.until < today ? dateWords(unit.until) : '',
    })),
    page,
    pages,
    before: page > 1 ? pageUrl(register.id, search, page - 1) : '',
    after: page < pages ? pageUrl(register.id, search, page + 1) : '',
  };
}

/** Where a unit is shown. */
export function unitUrl(authority: string, unit: string): string {
  return authorityUrl(authority, `administration/unit/${encodeURIComponent(unit)}`);
}

/** True for a person who holds the post on a day. */
export function isInPost({ from, until }: Officer, on: DateString): boolean {
  return (from ?? on) <= on && (until ?? on) >= on;
}

type Contact = { people: string; words: string; isMissing: boolean };

function contactOf(unit: Unit, officers: readonly Officer[], stopped: ReadonlySet<string>, today: DateString): Contact {
  const people = officers.filter((person) => person.unit === unit.id && isInPost(person, today));
  const count = countWords(people.length);
  const goes = (address: string | null) => address !== null && !stopped.has(address);
  if (unit.until && unit.until < today) return { people: count, words: 'đã kết thúc', isMissing: false };
  if (people.length === 0) return { people: count, words: 'chưa có người nhận', isMissing: true };
  if (people.some(({ email }) => goes(email))) return { people: count, words: 'có thư điện tử', isMissing: false };
  if (people.some(({ phone }) => goes(phone))) return { people: count, words: 'chỉ có số điện thoại', isMissing: false };
  const isStopped = people.some(({ email, phone }) => email !== null || phone !== null);
  return { people: count, words: isStopped ? 'địa chỉ đang ngừng gửi' : 'chưa có địa chỉ liên hệ', isMissing: true };
}

function isFound(unit: Unit, { q, kind, relation }: UnitSearch): boolean {
  const names = [unit.name, unit.shortName, ...unit.aliases, ...unit.names.map(({ name }) => name)];
  const wanted = matchKey(q);
  return (
    (kind === '' || unit.kind === kind) &&
    (relation === '' || unit.relation === relation) &&
    (wanted === '' || names.some((name) => matchKey(name).includes(wanted)))
  );
}

function rank({ unit, contact }: { unit: Unit; contact: Contact }, today: DateString): number {
  if (unit.until && unit.until < today) return 2;
  return contact.isMissing ? 0 : 1;
}

function pageUrl(authority: string, { q, kind, relation, only }: UnitSearch, page: number): string {
  const query = new URLSearchParams({ q, kind, relation, only, page: String(page) });
  return `${authorityUrl(authority, 'administration/units')}?${query}`;
}
