import { DAY_MS, type DateString, type Instant } from '../../domain/dates';
import { openAssignments } from '../../domain/plan-index';
import { canReach, isReminded } from '../../domain/notices/reach';
import type { PlanRules } from '../../domain/plan-rules';
import { holderOn } from '../../domain/units-on-day';
import type { Authority } from '../../domain/unit';
import { dateAt } from '../../domain/zone';
import { isFollowed } from '../../store/plan-row';
import type { UnreachedPerson } from '../../store/find-unreached-persons';
import { CHANNEL_WORDS } from '../../templates/channel-words';
import { dateWords } from '../../templates/date-words';
import { countWords } from '../../templates/number-words';
import { nameOn } from '../../templates/unit-words';
import { messageUrl } from '../shell/addresses';
import type { StandingPlan } from '../shell/plan-states';
import { unitUrl } from './addresses';
import { failureWords } from './failure-words';

/** How long back a message that reached nobody is listed. */
const LOOK_BACK_DAYS = 30;

export function unreachedSince(now: Instant): Instant {
  return now - LOOK_BACK_DAYS * DAY_MS;
}

/** A person whom some notices did not reach: on which channel, why, when last. */
export function unreachedRow(authority: Authority, failed: UnreachedPerson) {
  const { person, unit, channel, notices, at, message } = failed;
  const known = authority.officers.find(({ id }) => id === person);
  const unitId = unit ?? known?.unit ?? '';
  const register = authority.units.find(({ id }) => id === unitId);
  return {
    person: known?.name ?? person,
    unit: register ? nameOn(register, dateAt(at)) : unitId,
    unitUrl: register ? unitUrl(authority.id, unitId) : null,
    channel: CHANNEL_WORDS[channel],
    count: countWords(notices),
    on: dateWords(dateAt(at)),
    why: failureWords(failed),
    url: message === null ? null : messageUrl({ authority: authority.id, id: message }),
  };
}

/** The units with open work in which nobody has an address: nobody there can be told anything. */
export function silentUnits(plans: readonly StandingPlan[], today: DateString) {
  const silent = new Map<string, { name: string; url: string; count: number }>();
  for (const { row, rules, state, authority } of plans.filter((plan) => isFollowed(plan.row) && hasSilent(plan.rules))) {
    for (const { assignment } of openAssignments(rules, state)) {
      const unit = holderOn(rules, assignment.lead, today);
      if (!isReminded(rules, unit) || canReach(rules, unit)) continue;
      const register = authority.units.find(({ id }) => id === unit);
      const known = silent.get(unit) ?? {
        name: register ? nameOn(register, today) : unit,
        url: unitUrl(row.authority, unit),
        count: 0,
      };
      silent.set(unit, { ...known, count: known.count + 1 });
    }
  }
  return [...silent.values()].map(({ name, url, count }) => ({ name, url, count: countWords(count) }));
}

// Nearly everywhere there is none, and then nothing has to be looked through.
function hasSilent(rules: PlanRules): boolean {
  let has = known.get(rules);
  if (has === undefined) known.set(rules, (has = Object.keys(rules.units).some((unit) => !canReach(rules, unit))));
  return has;
}

const known = new WeakMap<PlanRules, boolean>();
