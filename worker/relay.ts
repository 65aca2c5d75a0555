import { createBell, type Bell } from '../dispatch/bell';
import { listen } from './listen';
import { createFactRelay, type RelayDependencies } from './fact-relay';
import { startMissingPlans } from './start-missing-plans';

type Options = RelayDependencies & { databaseUrl: string; log?: (line: string) => void; pollMs?: number };

/** How often all running plans are looked through for a missing workflow. */
const LOOK_THROUGH_MS = 10 * 60_000;

/**
 * Carries recorded facts to the workflows and starts plans whose workflow is missing, until `signal` aborts; neither waits
 * for the other. Woken by NOTIFY, and every 5 s in case a notice was lost. While Temporal is silent facts wait in PostgreSQL.
 */
export async function runRelay(
  { databaseUrl, log = () => undefined, pollMs = 5_000, ...deps }: Options,
  signal: AbortSignal,
): Promise<void> {
  const facts = createBell(signal);
  const plans = createBell(signal);
  const listener = listen(databaseUrl, ['dondoc_fact', 'dondoc_plan'], (channel) =>
    (channel === 'dondoc_plan' ? plans : facts).ring(),
  );
  const silence = createSilence(log);
  const relay = createFactRelay(deps, { told: facts.ring, failed: silence.begins });
  await Promise.all([
    repeat(facts, pollMs, silence, signal, async () => {
      // A plan started while the connection was broken has told nobody.
      if (await listener.ensure()) plans.ring();
      await relay.round();
      return pollMs;
    }),
    repeat(plans, pollMs, silence, signal, async () => {
      await startMissingPlans(deps, signal);
      return LOOK_THROUGH_MS;
    }),
  ]);
  await relay.settled();
  await listener.close();
}

/** Acts whenever the bell rings and after the time `act` answers with; after a failure again in `afterFailureMs`. */
async function repeat(
  bell: Bell,
  afterFailureMs: number,
  silence: Silence,
  signal: AbortSignal,
  act: () => Promise<number>,
): Promise<void> {
  while (!signal.aborted) {
    let waitMs = afterFailureMs;
    try {
      waitMs = await act();
      silence.ends();
    } catch (error) {
      silence.begins(error);
    }
    await bell.rung(waitMs);
  }
}

type Silence = { begins: (error: unknown) => void; ends: () => void };

/** Says once that Temporal or the database does not answer, and once that it does again. */
function createSilence(log: (line: string) => void): Silence {
  let silent = false;
  return {
    begins: (error) => {
      const words = error instanceof Error ? error.message : String(error);
      if (!silent) log(`Chưa chuyển tiếp được thông tin ghi nhận, sẽ thử lại: ${words}`);
      silent = true;
    },
    ends: () => {
      if (silent) log('Đã kết nối lại: thông tin ghi nhận được chuyển tiếp. / Relay is back.');
      silent = false;
    },
  };
}
