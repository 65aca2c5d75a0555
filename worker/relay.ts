import { listen } from './listen';
import { relayFacts, startMissingPlans, type RelayDependencies } from './relay-once';

type Options = RelayDependencies & { databaseUrl: string; log?: (line: string) => void; pollMs?: number };

/** How often all running plans are looked through for a missing workflow. */
const LOOK_THROUGH_MS = 10 * 60_000;

/**
 * Carries recorded facts to the workflows and starts plans whose workflow is missing, until `signal` aborts.
 * Woken by NOTIFY, and every 5 s in case a notice was lost. While Temporal is silent facts wait in PostgreSQL.
 */
export async function runRelay(
  { databaseUrl, log = () => undefined, pollMs = 5_000, ...deps }: Options,
  signal: AbortSignal,
): Promise<void> {
  const alarm = createAlarm();
  signal.addEventListener('abort', alarm.ring);
  const listener = listen(databaseUrl, ['dondoc_fact', 'dondoc_plan'], (channel) => {
    if (channel === 'dondoc_plan') lookedThroughAt = -Infinity;
    alarm.ring();
  });
  let lookedThroughAt = -Infinity;
  let silent = false;
  while (!signal.aborted) {
    try {
      // A plan started while the connection was broken has told nobody.
      if (await listener.ensure()) lookedThroughAt = -Infinity;
      if (performance.now() - lookedThroughAt > LOOK_THROUGH_MS) {
        lookedThroughAt = performance.now();
        await startMissingPlans(deps).catch((error: unknown) => {
          lookedThroughAt = -Infinity;
          throw error;
        });
      }
      await relayFacts(deps);
      if (silent) log('Đã kết nối lại: thông tin ghi nhận được chuyển tiếp. / Relay is back.');
      silent = false;
    } catch (error) {
      if (!silent)
        log(`Chưa chuyển tiếp được thông tin ghi nhận, sẽ thử lại: ${error instanceof Error ? error.message : String(error)}`);
      silent = true;
    }
    await alarm.rung(pollMs);
  }
  await listener.close();
}

/** Rings at most once until it is heard: a notice that comes while we are busy is not lost. */
function createAlarm() {
  let rang = false;
  let wake = (): void => undefined;
  const ring = (): void => {
    rang = true;
    wake();
  };
  const rung = async (atMostMs: number): Promise<void> => {
    if (!rang) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, atMostMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    rang = false;
  };
  return { ring, rung };
}
