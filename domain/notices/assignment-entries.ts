import type { AssignmentStatus } from '../assignment-status';
import { earlier, type DateString } from '../dates';
import type { Open } from '../plan-index';
import type { PlanRules } from '../plan-rules';
import type { Told } from '../plan-state';
import type { Entry, Scene } from './entry';
import { leadEntries } from './lead-entries';
import { partnerEntries } from './partner-entries';
import { rungEntries } from './rung-entries';

/** What is coming about one open assignment, and the first day that brings any of it. Of one that sleeps only the day. */
export type Coming = { on: DateString; entries: readonly Entry[] };

/** A day that never comes: later than any plan closes. */
const NEVER: DateString = '9999-12-31';

type Kept = { rules: PlanRules; told: Told | undefined; leadershipOn: DateString | null; after: DateString; on: DateString };

// Nothing new can come before that day unless somebody says or is told something, so it is worked out once: of a year's work
// most sleeps on any one day.
const known = new WeakMap<AssignmentStatus, Kept>();

/** What is coming for the lead, beyond the lead and for the partners. Entries are left out while all of them are after `today`. */
export function comingOf(scene: Scene, open: Open, today: DateString): Coming {
  const { rules, after, state } = scene;
  const { leadershipOn } = state;
  const told = state.told[open.assignment.ref];
  const kept = known.get(open.status);
  const isSame = kept?.rules === rules && kept.told === told && kept.leadershipOn === leadershipOn && kept.after <= after;
  // Whether somebody out of reach can be reached by now is looked at anew each day.
  if (isSame && kept.on > today && !told?.unreachableOn) return { on: kept.on, entries: [] };
  const entries = entriesOf(scene, open);
  const on = entries.reduce((first, entry) => earlier(first, entry.on), NEVER);
  known.set(open.status, { rules, told, leadershipOn, after, on });
  return { on, entries };
}

function entriesOf(scene: Scene, { assignment, status }: Open): Entry[] {
  return [
    ...leadEntries(scene, assignment, status),
    ...rungEntries(scene, assignment, status),
    ...partnerEntries(scene, assignment, status),
  ];
}
