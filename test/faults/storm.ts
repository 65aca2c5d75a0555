import type { PlanId } from '../../domain/plan';
import type { Db } from '../../store/database';
import { recordFact } from '../../store/record-fact';
import { findUnsignalled } from '../../store/relay-facts';
import { startPlan } from '../../store/set-plan-state';
import type { SmtpSink } from '../support/smtp-sink';
import { savePlanDueNow } from './a-plan-due-now';
import { completionsOf } from './completions';
import { keepFigures } from './figures';
import { countOpen, judge, ledgerId, type Verdict } from './invariants';
import { isAllTold, openWords } from './tally';
import { until } from './until';

export type Storm = {
  /** At most so many. */
  blows: number;
  /** One more blow, and the pause before it: drawn from the seed it is a part of the fault, not a wait for something. */
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
  const { answer } = await until('the database', async () => {
    try {
      return { answer: await ask() };
    } catch (error) {
      if (!isAway(error)) throw error;
      return null;
    }
  });
  return answer;
}

/** A mail that was put off goes a minute later, and its person gets the receipt a minute after that. */
const LAST_MS = 240_000;

/** Messages under way at once: of so many nobody knows at a blow whether they were sent. */
const CONNECTIONS = 4;

/** What was struck, and how, for the table of faults. */
export type Struck = { db: Db; sink: SmtpSink; output: () => string; fault: string; tried: (blows: number) => string };

/** After the storm everybody is told and every answer obeyed: nothing is lost, and no more is repeated than was under way. */
export async function expectAllWell({ db, sink, output, fault, tried }: Struck, weathered: Weathered): Promise<Verdict> {
  const { plans, acknowledged, blows } = weathered;
  for (const plan of plans) {
    const hint = async () => `${await openWords(db, plan)}\n${output()}`;
    await until(`${plan} is told`, () => insisting(() => isAllTold(db, plan)), hint, LAST_MS);
  }
  await until('all answers relayed', async () => (await findUnsignalled(db)).size === 0, output);
  await until('everything is told', async () => (await countOpen(db)) === 0, output);
  const verdict = await judge({ db, mailbox: sink.received.map(({ mail }) => ledgerId(mail.messageId)), acknowledged });
  const { sent, lost, repeated, late, broken, states } = verdict;
  const note = `${plans.length} plans, ${acknowledged.length} answers`;
  keepFigures({ fault, tried: tried(blows), sent, lost: lost.length, repeated: repeated.length, late, broken, note });
  expect(broken).toEqual([]);
  expect(repeated.length).toBeLessThanOrEqual(CONNECTIONS * blows);
  expect(Object.keys(states)).toEqual(['told']);
  return verdict;
}

// Connection exceptions, "terminating connection", "starting up", "shutting down", and what the socket says.
const AWAY = /^(08...|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE)$/;

function isAway(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return AWAY.test(code) || /Connection terminated|connection error/i.test(message);
}
