import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyLocalActivities,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { assertNever } from '../domain/assert-never';
import type { Instant } from '../domain/dates';
import { withFacts } from '../domain/fold-facts';
import { nextStep, type Outcome } from '../domain/next-step';
import { migrate, notLoaded, type PlanState } from '../domain/plan-state';
import { withLoaded, withPosted, withRecorded, withReported } from '../domain/plan-progress';
import { planStatus } from '../domain/plan-status';
import type { Activities } from '../activities/create-activities';
import { factsRecorded, factsReported, status, wake } from './messages';
import { nextMomentOf, searchAttributes } from './search-attributes';

/** `clockShift` (ms) moves the plan's clock in tests and rehearsals; 0 in production. `state` is carried by continue-as-new. */
export type PlanYearInput = { planId: string; clockShift?: number; state?: PlanState };

/**
 * Long histories cost CPU at each replay (about 0.25 ms an event); thousands of plans wake at the same hour. A long one is left in
 * a pause: a signal that lands in the task that renews makes the server try that task again and its sender wait a second or
 * two. One that finds no pause is left all the same.
 */
const LONG_HISTORY = 120;
const LONGEST_HISTORY = 600;
const PAUSE_MS = 1_000;

const { loadPlan, recordFacts, postNotices } = proxyLocalActivities<Activities>({ startToCloseTimeout: '10 s' });

/** One plan, one year: sleeps to the next moment, posts what it brings, obeys facts, and ends with the plan. */
export async function planYear({ planId, clockShift = 0, state: carried }: PlanYearInput): Promise<Outcome> {
  const now = (): Instant => Date.now() + clockShift;
  let state = carried ? migrate(carried) : notLoaded(planId);
  let renew = false;
  let announced: Instant | null = null;
  setHandler(factsRecorded, (facts) => {
    state = withFacts(state, facts);
  });
  setHandler(factsReported, (facts) => {
    state = withReported(state, facts);
  });
  setHandler(wake, () => {
    renew = true;
  });
  setHandler(status, () => planStatus(state, now()));

  for (;;) {
    if (renew || isTooLong()) {
      await condition(allHandlersFinished);
      return continueAsNew<typeof planYear>({ planId, clockShift, state });
    }
    const seen = state;
    const step = nextStep(state, now());
    switch (step.kind) {
      case 'load': {
        const loaded = await loadPlan(planId, now());
        state = withLoaded(state, loaded);
        break;
      }
      case 'record': {
        const recorded = await recordFacts(planId, step.facts);
        state = withRecorded(state, step.facts, recorded);
        break;
      }
      case 'post': {
        await postNotices(step.order);
        state = withPosted(state, step.order);
        break;
      }
      case 'wait': {
        if (nextMomentOf(step) !== announced) {
          announced = nextMomentOf(step);
          upsertSearchAttributes(searchAttributes(state, announced));
        }
        const pauseUntil = isLong() ? now() + PAUSE_MS : Infinity;
        await changeOr(Math.min(step.until ?? Infinity, pauseUntil), now, () => renew || state !== seen);
        renew ||= state === seen && now() >= pauseUntil;
        break;
      }
      case 'close':
        upsertSearchAttributes(searchAttributes(state, null));
        return step.outcome;
      default:
        assertNever(step);
    }
  }
}

function isLong(): boolean {
  return workflowInfo().historyLength > LONG_HISTORY;
}

function isTooLong(): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return historyLength > LONGEST_HISTORY || continueAsNewSuggested;
}

async function changeOr(until: Instant, now: () => Instant, changed: () => boolean): Promise<void> {
  if (until === Infinity) await condition(changed);
  else await condition(changed, Math.max(1, until - now()));
}
