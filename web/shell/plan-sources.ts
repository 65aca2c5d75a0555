import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import type { Ladder } from '../../domain/ladder';
import type { Authority } from '../../domain/unit';
import { findCalendar } from '../../store/calendars';
import type { Db } from '../../store/database';
import type { PlanKey } from '../../store/find-plan-keys';
import { findLadderVersion, findRegisterVersion } from '../../store/find-version';

type Kept = Map<string, { version: string | number | null; read: Promise<unknown> }>;

const memory = new WeakMap<Db, Kept>();

/** Register, calendar and ladder of a plan, each read once for all plans that share it. Throws when one is missing. */
export async function sourcesOf(db: Db, key: PlanKey): Promise<{ authority: Authority; calendar: WorkCalendar; ladder: Ladder }> {
  const { registerVersion, ladderVersion, calendarVersion } = key;
  const [authority, calendar, ladder] = await Promise.all([
    registerOf(db, key.authority, registerVersion ?? 0),
    once(db, `calendar ${calendarVersion}`, null, () => findCalendar(db, calendarVersion)),
    once(db, `ladder ${key.ladder}`, ladderVersion, () => findLadderVersion(db, key.ladder, ladderVersion ?? 0)),
  ]);
  if (!authority || !calendar || !ladder) throw new Error(`plan ${key.id} lacks its register, calendar or ladder`);
  return { authority, calendar, ladder };
}

/** A version of an authority's register, or null. */
export function registerOf(db: Db, authority: string, version: number): Promise<Authority | null> {
  return once(db, `authority ${authority}`, version, () => findRegisterVersion(db, authority, version));
}

// Of each name only the version asked for last is kept.
function once<T>(db: Db, name: string, version: string | number | null, read: () => Promise<T>): Promise<T> {
  const kept: Kept = memory.get(db) ?? new Map();
  memory.set(db, kept);
  const known = kept.get(name);
  if (known?.version === version) return known.read as Promise<T>;
  const reading = read();
  kept.set(name, { version, read: reading });
  reading.then(
    (value) => value === null && kept.delete(name),
    () => kept.delete(name),
  );
  return reading;
}
