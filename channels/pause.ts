import { setTimeout as after } from 'node:timers/promises';

/** Waits; false, and at once, when `signal` aborts before the time is over. */
export function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  return after(ms, true, { signal }).catch(() => false);
}
