import type { Instant } from '../dates';
import { aheadOf } from '../forecast';
import { closesOn } from '../horizon';
import type { NoticeKind } from '../notice';
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
  for (const { at, notices } of aheadOf(start, now)) {
    const own = notices.filter((notice) => !LISTS.has(notice.kind) && concerns(notice, about));
    found.push(...own.map((notice) => ({ what: 'next' as const, at, notice })));
    if (found.length >= NAMED) break;
  }
  return [...found.slice(0, NAMED), ...(found.length < NAMED ? ([{ what: 'closes', on: closesOn(rules, start) }] as const) : [])];
}
