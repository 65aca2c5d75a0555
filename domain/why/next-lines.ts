import type { Instant } from '../dates';
import { closesOn } from '../horizon';
import { nextStep } from '../next-step';
import type { NoticeKind } from '../notice';
import { withPosted } from '../plan-progress';
import type { PlanRules } from '../plan-rules';
import type { PlanState } from '../plan-state';
import type { Held } from './due-lines';
import { concerns } from './notice-lines';
import type { About } from './story';
import type { NextLine } from './why';

/** How many of the coming notices are named. */
const NAMED = 3;

// Lists of the whole plan tell nothing about what this one occurrence waits for.
const LISTS: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['summary', 'opened', 'closed', 'started-late']);

/** What the plan will tell about the occurrence if nobody says anything: the running plan's own step function, ahead of time. */
export function nextLines(rules: PlanRules, start: PlanState, about: About, held: readonly Held[], now: Instant): NextLine[] {
  if (start.phase === 'closed') return [];
  if (start.phase === 'paused') return [{ what: 'waits' }];
  if (held.length > 0 && held.every(({ status }) => status.settled && !status.awaitsConfirmation))
    return [{ what: 'nothing-more' }];
  const found: NextLine[] = [];
  let state = start;
  for (let at = now; found.length < NAMED;) {
    const step = nextStep(state, at);
    if (step.kind === 'post') {
      for (const notice of step.order.notices)
        if (!LISTS.has(notice.kind) && concerns(notice, about)) found.push({ what: 'next', at, notice });
      state = withPosted(state, step.order);
    } else if (step.kind === 'wait' && step.until !== null) {
      at = step.until;
    } else {
      break;
    }
  }
  return [...found.slice(0, NAMED), ...(found.length < NAMED ? ([{ what: 'closes', on: closesOn(rules, start) }] as const) : [])];
}
