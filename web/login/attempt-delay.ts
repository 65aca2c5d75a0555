import { MINUTE_MS, type Instant } from '../../domain/dates';
import type { Attempts } from '../../store/login-attempts';

/** How many failures are free, and how long the wait after further ones may become. */
export type AttemptLimit = { free: number; longestMs: number };

/** Failures are forgotten this long after the last wait is over. */
export const WINDOW_MS = 15 * MINUTE_MS;
const FIRST_MS = 2_000;

/**
 * What is known after one more attempt, which counts as failed until it proves right: after the free ones each doubles the
 * wait, up to a limit and never for ever. `waitMs` > 0: this attempt comes too early and is not looked at, nor counted.
 */
export function nextAttempt(
  known: Attempts | null,
  at: Instant,
  { free, longestMs }: AttemptLimit,
): { attempts: Attempts | null; waitMs: number } {
  if (known && known.freeAt > at) return { attempts: known, waitMs: known.freeAt - at };
  const failures = known && at < known.freeAt + WINDOW_MS ? known.failures + 1 : 1;
  const over = failures - free;
  const delay = over < 0 ? 0 : Math.min(longestMs, FIRST_MS * 2 ** Math.min(over, 30));
  return { attempts: { failures, freeAt: at + delay }, waitMs: 0 };
}
