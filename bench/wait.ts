import type { Stage } from './stage';

const PATIENCE_MS = 20 * 60_000;

/** Asks until `ask` says yes; throws with `hint` when it never does. */
export async function until(
  what: string,
  ask: () => Promise<boolean> | boolean,
  hint: () => string,
  everyMs = 100,
): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; !(await ask()); await pause(everyMs)) {
    if (performance.now() > end) throw new Error(`still waiting: ${what}\n${hint()}`);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}

/** Resolves when so many plans sleep until their moment. */
export async function untilAsleep({ client }: Stage, plans: number, hint: () => string): Promise<void> {
  const query = `WorkflowType = 'planYear' AND NextMoment IS NOT NULL`;
  await until(`${plans} plans asleep`, async () => (await client.workflow.count(query)).count >= plans, hint, 250);
}

/** Resolves when nothing in the ledger waits to be told. */
export async function untilAllTold({ db }: Stage, hint: () => string): Promise<void> {
  const open = async (): Promise<number> =>
    (await db.query<{ count: number }>(`select count(*)::integer as count from delivery where state = 'open'`)).rows[0]?.count ??
    0;
  await until('everything told', async () => (await open()) === 0, hint);
}
