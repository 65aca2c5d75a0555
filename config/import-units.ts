import type { Authority, Officer, Unit } from '../domain/unit';
import { readPhone } from '../domain/phone';
import { bodyFinder } from './find-body';
import { slugOf } from './slug-of';
import { cleanRow, positionOf, unitRowProblems, type RowProblem, type UnitRow } from './unit-row';

/** What an import would do: the register after it, names of new units and people, and of people whose contact changes. */
export type UnitImport = { authority: Authority; added: string[]; changed: string[]; problems: RowProblem[] };

/**
 * Takes a contact list into a register: pure, nothing is stored. A row whose unit or person is known changes it, so the same
 * file twice changes nothing; rows with a blocking problem are left out. Nobody and nothing is ever removed.
 * New names are compared with those alike as long as there are few; `known`: how many units there were before the file.
 */
export function importUnits(rows: readonly UnitRow[], authority: Authority, known = authority.units.length): UnitImport {
  let result: UnitImport = { authority, added: [], changed: [], problems: [] };
  for (const [index, row] of rows.entries()) {
    const isMany = result.authority.units.length - known >= MOST_COMPARED;
    const problems = unitRowProblems(row, index + 1, result.authority, { asksAlike: !isMany });
    result = { ...result, problems: [...result.problems, ...problems] };
    if (!problems.some(({ blocks }) => blocks)) result = withRow(result, cleanRow(row));
  }
  return result;
}

// A register that is loaded whole would have each of its names compared with all others.
const MOST_COMPARED = 60;

function withRow(before: UnitImport, row: UnitRow): UnitImport {
  const known = bodyFinder(before.authority)(row.unit)?.unit;
  const unit = known ?? freeUnitId(before.authority, row.unit);
  const result = known ? before : withUnit(before, newUnit(unit, row.unit));
  return row.name === '' ? result : withOfficer(result, unit, row);
}

function withUnit(result: UnitImport, unit: Unit): UnitImport {
  const { authority } = result;
  return { ...result, authority: { ...authority, units: [...authority.units, unit] }, added: [...result.added, unit.name] };
}

function withOfficer(result: UnitImport, unit: string, row: UnitRow): UnitImport {
  const { officers } = result.authority;
  const known = officers.find((officer) => officer.unit === unit && officer.name === row.name);
  const next = known ? changedOfficer(known, row) : newOfficer(officers, unit, row);
  if (!known) return { ...withOfficers(result, [...officers, next]), added: [...result.added, row.name] };
  if (FIELDS.every((field) => known[field] === next[field])) return result;
  const kept = officers.map((officer) => (officer === known ? next : officer));
  return { ...withOfficers(result, kept), changed: [...result.changed, row.name] };
}

function withOfficers(result: UnitImport, officers: Officer[]): UnitImport {
  return { ...result, authority: { ...result.authority, officers } };
}

const FIELDS = ['post', 'position', 'email', 'phone'] as const;

// An empty cell says nothing about what is already known.
function changedOfficer(known: Officer, row: UnitRow): Officer {
  return {
    ...known,
    post: row.post || known.post,
    position: positionOf(row.position) ?? known.position,
    email: row.email || known.email,
    phone: phoneOf(row) ?? known.phone,
  };
}

function newOfficer(officers: readonly Officer[], unit: string, row: UnitRow): Officer {
  const position = positionOf(row.position) ?? 'officer';
  const id = firstFree(`${unit}.${position}`, new Set(officers.map((officer) => officer.id)));
  const post = row.post || 'Cán bộ đầu mối';
  return { id, unit, name: row.name, post, position, email: row.email || null, phone: phoneOf(row), from: null, until: null };
}

function phoneOf({ phone }: UnitRow): string | null {
  const read = readPhone(phone);
  return read.kind === 'invalid' ? null : read.international;
}

function newUnit(id: string, name: string): Unit {
  const rest = {
    aliases: [],
    shortName: name,
    kind: 'don-vi',
    parent: null,
    names: [],
    successors: [],
    since: null,
    until: null,
  };
  return { id, name, relation: 'subordinate', address: 'đơn vị', ...rest };
}

function freeUnitId({ units, groups }: Authority, name: string): string {
  return firstFree(slugOf(name) || 'don-vi', new Set([...units, ...groups].map(({ id }) => id)));
}

function firstFree(wanted: string, taken: ReadonlySet<string>): string {
  let free = wanted;
  for (let n = 2; taken.has(free); n += 1) free = `${wanted}-${n}`;
  return free;
}
