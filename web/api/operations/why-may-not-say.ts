import { unitsOf } from '../../../domain/assignment';
import type { Instant } from '../../../domain/dates';
import type { Actor, FactKind } from '../../../domain/fact';
import type { PlanRules } from '../../../domain/plan-rules';
import { dateAt } from '../../../domain/zone';
import type { KeyGrant } from '../../../store/api-keys';

type Draft = { kind: FactKind; as: Actor; task?: string | undefined; unit?: string | undefined };

/** Why a key may not say a fact in this capacity or for this unit, in Vietnamese; null when it may. The plan's rules come after. */
export function whyMayNotSay(
  rules: PlanRules,
  { capacities, units }: KeyGrant,
  { kind, as, task: no, unit }: Draft,
  at: Instant,
): string | null {
  if (!capacities.includes(as)) return `Khóa không được giao tư cách “${as}”; được giao: ${capacities.join(', ') || 'không có'}.`;
  const speaksForUnit = as === 'lead' || as === 'partner';
  if (units.length === 0 || !speaksForUnit) return null;
  if (!unit) return `Khóa chỉ được ghi nhận cho một số đơn vị; đề nghị ghi “unit”: ${units.join(', ')}.`;
  if (!units.includes(unit)) return `Khóa không được ghi nhận thay đơn vị “${unit}”; được ghi nhận cho: ${units.join(', ')}.`;
  if (as === 'lead' && (kind === 'date-given' || kind === 'partners-picked') && !leads(rules, no, unit, at))
    return `Đơn vị “${unit}” không chủ trì nhiệm vụ số ${no ?? ''}.`;
  return null;
}

// What is said about a whole task is not held to a lead elsewhere: the coordinator says it too.
function leads(rules: PlanRules, no: string | undefined, unit: string, at: Instant): boolean {
  const task = rules.tasks.find((one) => one.no === no);
  return task !== undefined && [rules.startedOn, dateAt(at)].some((day) => unitsOf(rules, task.leads, day).includes(unit));
}
