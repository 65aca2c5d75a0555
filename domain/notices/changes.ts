import { unitsOf } from '../assignment';
import type { DateString } from '../dates';
import type { Addressee, Notice, NoticeItem } from '../notice';
import type { PlanRules } from '../plan-rules';
import type { Change } from '../plan-state';
import type { UnitId } from '../unit';
import { holderOn } from '../units-on-day';
import { canReach, isReminded, toCoordinator, toLead, toPartner } from './reach';
import { writeNotice } from './write-notice';

/** One list to each lead and partner concerned, and one to the coordinator, of what an amendment or a new calendar changed. */
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
    const toPartners = [...sharesOf(rules, own, today)]
      .filter(([unit]) => isReminded(rules, unit) && canReach(rules, unit))
      .map(([unit, share]) => list(rules, kind, toPartner(rules, unit, today), share, today, identity));
    const to = toCoordinator(rules, today);
    const toAll = [...toUnits, ...toPartners];
    return canReach(rules, to.unit) ? [...toAll, list(rules, kind, to, own, today, identity)] : toAll;
  });
}

/** What concerns each partner: a day once, however many leads share it, and nothing it leads itself. */
function sharesOf(rules: PlanRules, changes: readonly Change[], today: DateString): Map<UnitId, Change[]> {
  const shares = new Map<UnitId, Change[]>();
  for (const change of changes) {
    const leads = changes.filter(({ task, key }) => task === change.task && key === change.key).map(({ lead }) => lead);
    for (const partner of unitsOf(rules, rules.tasks.find(({ no }) => no === change.task)?.partners ?? [], today)) {
      const share = shares.get(partner) ?? [];
      const isTold = share.some(({ task, key }) => task === change.task && key === change.key);
      if (!isTold && !leads.includes(partner)) shares.set(partner, [...share, change]);
    }
  }
  return shares;
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
