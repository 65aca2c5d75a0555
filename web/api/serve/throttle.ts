import type { Instant } from '../../../domain/dates';

/** Counts one more for a name: seconds to wait when there are too many, else null. */
export type Throttle = { take: (name: string, at: Instant) => number | null };

/** So many names are remembered; beyond that those whose window is over are forgotten. */
const MOST_NAMES = 10_000;

/** At most `most` in each window of `windowMs`; in this process alone: what it guards is the process itself. */
export function createThrottle(most: number, windowMs: number): Throttle {
  const windows = new Map<string, { until: Instant; count: number }>();
  return {
    take: (name, at) => {
      const window = windows.get(name);
      if (!window || window.until <= at) {
        if (windows.size >= MOST_NAMES) for (const [other, { until }] of windows) if (until <= at) windows.delete(other);
        if (windows.size < MOST_NAMES) windows.set(name, { until: at + windowMs, count: 1 });
        return null;
      }
      if (window.count >= most) return Math.ceil((window.until - at) / 1000);
      window.count += 1;
      return null;
    },
  };
}
