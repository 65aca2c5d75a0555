import type { Instant } from '../domain/dates';
import { createBell } from './bell';
import { DEFAULT_POLICY, type DispatchDeps } from './dispatch-deps';
import { dispatchOnce } from './dispatch-once';
import { createWaits } from './waits';

/**
 * Sends until `signal` is aborted: whenever notices are posted, when something becomes due, and every few seconds in any case.
 * Resolves when the messages under way have ended. A pass that fails (database gone) is reported and tried again.
 */
export async function runDispatcher(deps: DispatchDeps, signal: AbortSignal): Promise<void> {
  const bell = createBell(signal);
  const waits = createWaits();
  let listener: Listener | null = null;
  const { pollMs } = { ...DEFAULT_POLICY, ...deps.policy };
  while (!signal.aborted) {
    let nextAt: Instant | null = null;
    try {
      if (!listener || listener.isLost()) listener = await listen(deps, bell.ring);
      ({ nextAt } = await dispatchOnce({ ...deps, waits }, deps.now, signal));
    } catch (error) {
      deps.report?.({ kind: 'failed', error: (error as Error).message });
    }
    await bell.rung(Math.max(0, Math.min(pollMs, (nextAt ?? Infinity) - deps.now())));
  }
  listener?.stop();
}

type Listener = { isLost: () => boolean; stop: () => void };

// NOTIFY only wakes sooner; without it everything still happens at the next poll. A connection may break at any instant, also
// while it is being made: it is given back once, and whoever holds the listener asks whether it still lives.
async function listen({ db }: DispatchDeps, wake: () => void): Promise<Listener> {
  const client = await db.connect();
  let isLost = false;
  const stop = (): void => {
    if (!isLost) client.release(true);
    isLost = true;
  };
  client.on('notification', wake);
  client.on('error', () => {
    stop();
    wake();
  });
  try {
    await client.query('listen dondoc_notice');
    return { isLost: () => isLost, stop };
  } catch (error) {
    stop();
    throw error;
  }
}
