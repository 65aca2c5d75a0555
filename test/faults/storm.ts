import type { PlanId } from '../../domain/plan';
import type { Db } from '../../store/database';
import { recordFact } from '../../store/record-fact';
import { startPlan } from '../../store/set-plan-state';
import { savePlanDueNow } from './a-plan-due-now';
import { completionsOf } from './completions';

export type Storm = {
  /** At most so many. */
  blows: number;
  /** One more blow, and the wait before it. */
  strike: (blow: number) => Promise<void>;
};

/** What was asked of the system while it was struck. */
export type Weathered = { plans: PlanId[]; acknowledged: string[]; blows: number };

const PERSONS = 6;

/** Lets plans start and people answer for as long as blows fall: after each blow a plan starts, and the one before is answered. */
export async function weather(db: Db, { blows, strike }: Storm, isOver: () => boolean): Promise<Weathered> {
  const plans: PlanId[] = [];
  const acknowledged: string[] = [];
  let blow = 0;
  for (; blow < blows && !isOver(); blow += 1) {
    const planId = await insisting(() => savePlanDueNow(db, `bao-${blow + 1}`, PERSONS));
    await insisting(() => startPlan(db, planId, Date.now()));
    const earlier = plans.at(-1);
    plans.push(planId);
    if (earlier) {
      for (const fact of await insisting(() => completionsOf(db, earlier))) {
        // The same id until somebody says that it is recorded, as a form or a program does.
        await insisting(() => recordFact(db, fact));
        acknowledged.push(fact.id);
      }
    }
    await strike(blow);
  }
  return { plans, acknowledged, blows: blow };
}

/** Asks again while the database is away. */
export async function insisting<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isAway(error)) throw error;
      await new Promise((again) => setTimeout(again, 100));
    }
  }
}

// Connection exceptions, "terminating connection", "starting up", "shutting down", and what the socket says.
const AWAY = /^(08...|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE)$/;

function isAway(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return AWAY.test(code) || /Connection terminated|connection error/i.test(message);
}
