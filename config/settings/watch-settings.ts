/** Whom the watchdog tells, and how. */
export type WatchSettings = Record<string, never>;

export const watchShape = {};

export const WATCH_HINTS = {};

export function watchSettings(): WatchSettings {
  return {};
}
