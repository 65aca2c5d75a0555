import type { DateString } from '../dates';
import type { Addressee, Notice, NoticeItem } from '../notice';
import type { PlanRules } from '../plan-rules';
import type { Change } from '../plan-state';
import { holderOn } from '../units-on-day';
import { canReach, isReminded, toCoordinator, toLead } from './reach';
import { writeNotice } from './write-notice';

/** One list to each unit concerned, and one to the coordinator, of what an amendment or a new calendar changed. */
export function changeNotices(rules: PlanRules, changes: readonly Change[], today: DateString, identity: string): Notice[] {
  return (['moved', 'amended'] as const).flatMap((kind) => {
    const own = changes.filter((change) => change.kind === kind);
    if (own.length === 0) return [];
    const units = [...new Set(own.map(({ lead }) => lead))].filter((lead) => lead !== null);
    const told = units.filter((unit) => isReminded(rules, unit) && canReach(rules, holderOn(rules, unit, today)));
    const toUnits = told.map((unit) =>
      list(
        rules,
        kind,
        toLead(rules, unit, today),
        own.filter(({ lead }) => lead === unit),
        today,
        identity,
      ),
    );
    const to = toCoordinator(rules, today);
    return canReach(rules, to.unit) ? [...toUnits, list(rules, kind, to, own, today, identity)] : toUnits;
  });
}

function list(
  rules: PlanRules,
  kind: Change['kind'],
  to: Addressee,
  changes: readonly Change[],
  today: DateString,
  identity: string,
): Notice {
  const items: NoticeItem[] = changes.map(({ task, key, lead, what, wasOn, dueOn }) => ({ task, key, lead, what, wasOn, dueOn }));
  return writeNotice(rules, { kind, to, rung: 'changed', items, momentOn: today, postedOn: today, identity });
}
