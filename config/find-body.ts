import type { Named } from '../domain/plan';
import type { Authority } from '../domain/unit';
import { matchKey } from '../domain/match-key';
import { nearestWords } from './nearest-words';

/** Finds the unit or group of a register by name, alias or short name; null when the register knows no such name. */
export type FindBody = (name: string) => Named | null;

/** The look-up of a register; a unit's own name goes before its aliases and short names, a unit before a group. */
export function bodyFinder({ units, groups }: Authority): FindBody {
  const bodies = new Map<string, Omit<Named, 'name'>>();
  const add = (name: string, body: Omit<Named, 'name'>) => {
    if (!bodies.has(matchKey(name))) bodies.set(matchKey(name), body);
  };
  for (const unit of units) add(unit.name, { unit: unit.id, group: null });
  for (const group of groups) for (const name of [group.name, ...group.aliases]) add(name, { unit: null, group: group.id });
  for (const unit of units) {
    for (const name of [...unit.aliases, ...unit.names.map((dated) => dated.name), unit.shortName])
      add(name, { unit: unit.id, group: null });
  }
  return (name) => {
    const found = bodies.get(matchKey(name));
    return found ? { name, ...found } : null;
  };
}

/** Names of the register closest to one it does not know; `alike` is the share of letters that may differ. */
export function nearestBodies({ units, groups }: Authority, name: string, alike = 0.6): string[] {
  const names = [...units, ...groups].flatMap((body) => [body.name, ...body.aliases]);
  const byKey = new Map(names.map((known) => [matchKey(known), known]));
  return nearestWords(matchKey(name), [...byKey.keys()], alike).map((key) => byKey.get(key) ?? key);
}
