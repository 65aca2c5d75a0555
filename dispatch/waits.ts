import type { Instant } from '../domain/dates';
import type { WaitingGroup } from '../store/find-waiting';

/** Who has to wait though something is there: for a limit, for more of the moment, for a message that was put off. */
export type Waits = {
  /** Until when a group that is as it was then has to wait; null: look at it. */
  until: (group: WaitingGroup, now: Instant) => Instant | null;
  note: (group: WaitingGroup, until: Instant) => void;
  /** Forgets all but these. */
  keep: (groups: readonly WaitingGroup[]) => void;
};

/** Remembers over the passes of a process, so that nobody's deliveries are read again while nothing but time can change the answer. */
export function createWaits(): Waits {
  const known = new Map<string, { mark: string; until: Instant }>();
  return {
    until: (group, now) => {
      const wait = known.get(keyOf(group));
      return wait && wait.mark === group.mark && wait.until > now ? wait.until : null;
    },
    note: (group, until) => void known.set(keyOf(group), { mark: group.mark, until }),
    keep: (groups) => {
      const there = new Set(groups.map(keyOf));
      for (const key of known.keys()) if (!there.has(key)) known.delete(key);
    },
  };
}

function keyOf({ authority, person, channel }: WaitingGroup): string {
  return JSON.stringify([authority, person, channel]);
}
