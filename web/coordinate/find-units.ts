import { matchKey } from '../../domain/match-key';
import type { Authority, UnitId } from '../../domain/unit';

/**
 * The units that somebody means: by id, or by a part of one of their names however it is spelt. Null: nothing was written,
 * all are meant.
 */
export function findUnits({ units }: Authority, words: string): ReadonlySet<UnitId> | null {
  if (words === '') return null;
  if (units.some(({ id }) => id === words)) return new Set([words]);
  const wanted = matchKey(words);
  const meant = units.filter((unit) =>
    [unit.name, unit.shortName, ...unit.aliases, ...unit.names.map(({ name }) => name)].some((name) =>
      matchKey(name).includes(wanted),
    ),
  );
  return new Set(meant.map(({ id }) => id));
}

/** A unit's name for the field in which it was asked for by its id. */
export function unitWords({ units }: Authority, words: string): string {
  return units.find(({ id }) => id === words)?.name ?? words;
}
