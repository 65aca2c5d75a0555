import type { AssignmentStatus } from '../assignment-status';
import type { DateString } from '../dates';
import { canReach, isReminded } from '../notices/reach';
import type { PlanRules } from '../plan-rules';
import type { UnitId } from '../unit';
import { holderOn } from '../units-on-day';
import { isOwn } from './waiting-items';

/** What a coordinator may do about one lead's occurrence. */
export type ActName = 'confirm' | 'return' | 'grant' | 'refuse' | 'keep-lead' | 'hand-over' | 'urge' | 'complete';

export type Acts = {
  /** In the order in which they are offered; the first ones are what it waits for. */
  acts: readonly ActName[];
  /** What it waits for. */
  wanted: readonly ActName[];
  /** The coordinator leads it itself: returns and extensions are the leadership's. */
  isLeaderships: boolean;
};

type Standing = {
  rules: PlanRules;
  lead: UnitId;
  status: AssignmentStatus;
  /** False for the evidence of a standing task: it has no day, so nothing can be urged or put off. */
  isDated: boolean;
  /** The plan has started and not ended. */
  isFollowed: boolean;
};

/**
 * What fits the state of an assignment on a day. An act that does not fit would change nothing and yet be told to the unit,
 * so it is not recorded at all.
 */
export function possibleActs({ rules, lead, status, isDated, isFollowed }: Standing, today: DateString): Acts {
  const isLeaderships = isOwn(rules, lead, today);
  if (!isFollowed) return { acts: [], wanted: [], isLeaderships };
  const returns: ActName[] = isLeaderships ? [] : ['return'];
  if (status.awaitsConfirmation) return { acts: ['confirm', ...returns], wanted: ['confirm', ...returns], isLeaderships };
  if (status.settled) return { acts: returns, wanted: [], isLeaderships };
  const asked: ActName[] = status.askedDueOn === null || isLeaderships ? [] : ['grant', 'refuse'];
  const handed: ActName[] = status.handedTo === null ? [] : ['keep-lead', 'hand-over'];
  const grants: ActName[] = isDated && !isLeaderships && asked.length === 0 ? ['grant'] : [];
  const urges: ActName[] = isDated && isReminded(rules, lead) && canReach(rules, holderOn(rules, lead, today)) ? ['urge'] : [];
  return { acts: [...asked, ...handed, ...urges, ...grants, 'complete'], wanted: [...asked, ...handed], isLeaderships };
}
