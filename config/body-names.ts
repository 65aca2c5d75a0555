import type { Authority } from '../domain/unit';
import { bodyFinder } from './find-body';

/** Every name a register has for its units and groups: of today, of other days, aliases and short forms. */
export function bodyNames({ units, groups }: Authority): string[] {
  return [
    ...units.flatMap(({ name, aliases, names, shortName }) => [name, ...names.map((dated) => dated.name), ...aliases, shortName]),
    ...groups.flatMap(({ name, aliases }) => [name, ...aliases]),
  ].filter((name) => name !== '');
}

/** One key for every spelling a register has for a body; null: it knows no such name. */
export function bodyKey(authority: Authority): (name: string) => string | null {
  const find = bodyFinder(authority);
  return (name) => {
    const body = find(name);
    return body ? `${body.unit ?? ''}/${body.group ?? ''}` : null;
  };
}
