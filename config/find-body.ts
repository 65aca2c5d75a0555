import type { Named } from '../domain/plan';
import type { Authority } from '../domain/unit';
import { matchKey } from '../domain/match-key';
import { nearestWords } from './nearest-words';

/** Finds the unit or group of a register by name, alias or short name; null when the register knows no such name. */
export type FindBody = (name: string) => Named | null;

/** The look-up of a register; a unit's own name goes before its aliases and short names, a unit before a group. */
export function bodyFinder({ units, groups }: Authority): FindBody {
  const kept = finders.get(units);
  if (kept?.groups === groups) return kept.find;
  const find = newFinder(units, groups);
  finders.set(units, { groups, find });
  return find;
}

// A list of thousands of rows looks each of them up; the look-up of the same units is made once.
const finders = new WeakMap<Authority['units'], { groups: Authority['groups']; find: FindBody }>();

function newFinder(units: Authority['units'], groups: Authority['groups']): FindBody {
  const bodies = new Map<string, Omit<Named, 'name'>>();
  const add = (name: string, body: Omit<Named, 'name'>) => {
    if (!bodies.has(keyOf(name))) bodies.set(keyOf(name), body);
  };
  for (const unit of units) add(unit.name, { unit: unit.id, group: null });
  for (const group of groups) for (const name of [group.name, ...group.aliases]) add(name, { unit: null, group: group.id });
  for (const unit of units) {
    for (const name of [...unit.aliases, ...unit.names.map((dated) => dated.name), unit.shortName])
      add(name, { unit: unit.id, group: null });
  }
  return (name) => {
    const found = bodies.get(keyOf(name));
    return found ? { name, ...found } : null;
  };
}

/** Names of the register closest to one it does not know; `alike` is the share of letters that may differ. */
export function nearestBodies({ units, groups }: Authority, name: string, alike = 0.6): string[] {
  const names = [...units, ...groups].flatMap((body) => [body.name, ...body.aliases]);
  const byKey = new Map(names.map((known) => [keyOf(known), known]));
  return nearestWords(keyOf(name), [...byKey.keys()], alike).map((key) => byKey.get(key) ?? key);
}

// The same names are asked about over and over while a list is read.
const keys = new Map<string, string>();
const MOST_KEYS = 20_000;

function keyOf(name: string): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  if (keys.size >= MOST_KEYS) keys.clear();
  const key = matchKey(name);
  keys.set(name, key);
  return key;
}
