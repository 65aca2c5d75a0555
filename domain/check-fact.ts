import { isWaiting, occurrencesOf, unitsOf } from './assignment';
import { cutoffs } from './calendar/report-window';
import { isDateString } from './dates';
import type { Actor, Fact, FactKind } from './fact';
import type { PlanRules, TaskRules } from './plan-rules';
import { holderOn } from './units-on-day';
import { dateAt } from './zone';

type Need = 'task' | 'key' | 'unit' | 'newDueOn' | 'dueOn' | 'about' | 'units';

type FactRule = { by: readonly Actor[]; needs: readonly Need[] };

const ASSIGNMENT: readonly Need[] = ['task', 'key', 'unit'];
const LEAD: readonly Actor[] = ['lead', 'temporal'];

/** Who may say each kind of fact, and what it must name. `temporal` stands for the lead: only loopback or mTLS reaches the engine. */
export const FACT_RULES: Readonly<Record<FactKind, FactRule>> = {
  acknowledged: { by: LEAD, needs: ASSIGNMENT },
  started: { by: LEAD, needs: ASSIGNMENT },
  completed: { by: [...LEAD, 'coordinator'], needs: ASSIGNMENT },
  confirmed: { by: ['coordinator', 'leadership'], needs: [] },
  returned: { by: ['coordinator', 'leadership'], needs: ASSIGNMENT },
  contributed: { by: ['partner', 'temporal'], needs: ASSIGNMENT },
  'nothing-arose': { by: LEAD, needs: ASSIGNMENT },
  'extension-asked': { by: LEAD, needs: [...ASSIGNMENT, 'newDueOn'] },
  'extension-granted': { by: ['coordinator', 'leadership'], needs: [...ASSIGNMENT, 'newDueOn'] },
  'extension-refused': { by: ['coordinator', 'leadership'], needs: ASSIGNMENT },
  obstacle: { by: [...LEAD, 'partner'], needs: ASSIGNMENT },
  'handed-over': { by: LEAD, needs: ASSIGNMENT },
  'date-given': { by: [...LEAD, 'coordinator'], needs: ['task', 'dueOn'] },
  'partners-picked': { by: ['lead', 'coordinator', 'temporal'], needs: ['task', 'units'] },
  urged: { by: ['coordinator'], needs: ASSIGNMENT },
  withdrawn: { by: [...LEAD, 'partner', 'coordinator', 'leadership'], needs: ['about'] },
  amended: { by: ['administrator'], needs: [] },
  'calendar-changed': { by: ['administrator'], needs: [] },
  'unit-changed': { by: ['administrator'], needs: [] },
  paused: { by: ['administrator', 'coordinator'], needs: [] },
  resumed: { by: ['administrator', 'coordinator'], needs: [] },
  closed: { by: ['administrator', 'coordinator'], needs: [] },
};

// A day that does not exist would stop the plan: from a Temporal client nothing else has looked at it.
const DATES = ['doneOn', 'newDueOn', 'dueOn'] as const;

const WORDS: Record<Need, string> = {
  task: 'số nhiệm vụ',
  key: 'kỳ (ví dụ 2027-05)',
  unit: 'đơn vị',
  newDueOn: 'thời hạn mới (năm-tháng-ngày)',
  dueOn: 'thời hạn (năm-tháng-ngày)',
  about: 'mã thông tin được thu hồi hoặc xác nhận',
  units: 'các đơn vị phối hợp',
};

/** What is wrong with a fact, in Vietnamese with what to give instead; null when it may be recorded. */
export function checkFact(rules: PlanRules, fact: Fact): string | null {
  const rule = FACT_RULES[fact.kind];
  if (!rule) return `Không có loại thông tin “${String(fact.kind)}”; các loại hợp lệ: ${Object.keys(FACT_RULES).join(', ')}.`;
  const missing = rule.needs.filter((need) => fact[need] === undefined || fact[need] === null || fact[need] === '');
  if (missing.length > 0) return `Thông tin “${fact.kind}” còn thiếu: ${missing.map((need) => WORDS[need]).join(', ')}.`;
  for (const name of DATES) {
    const date = fact[name];
    if (date && !isDateString(date))
      return `“${date}” không phải là ngày có thật; đề nghị ghi theo dạng năm-tháng-ngày, ví dụ 2027-05-31.`;
  }
  if (fact.count !== undefined && !(Number.isInteger(fact.count) && fact.count > 0))
    return 'Số lượng hoàn thành phải là số nguyên lớn hơn 0.';
  if (!mayActFor(rules, rule, fact))
    return `“${fact.actor}” không được ghi nhận thông tin “${fact.kind}”; được ghi nhận: ${rule.by.join(', ')}.`;
  if (fact.task && !rules.tasks.some((task) => task.no === fact.task)) return `Kế hoạch không có nhiệm vụ số ${fact.task}.`;
  if (fact.unit && !rules.units[fact.unit]) return `Không có đơn vị “${fact.unit}” trong danh mục của cơ quan.`;
  const incomplete = whyIncomplete(fact);
  if (incomplete) return incomplete;
  const nowhere = whyNobodys(rules, fact);
  if (nowhere) return nowhere;
  if (fact.doneOn && fact.doneOn > dateAt(fact.at))
    return `Ngày hoàn thành ${fact.doneOn} ở sau ngày báo cáo; đề nghị ghi ngày đã hoàn thành thực tế.`;
  return null;
}

/** Says so when a fact names neither of two things of which it needs one. */
function whyIncomplete({ kind, task, key, unit, about, toUnit, toPerson }: Fact): string | null {
  if (kind === 'confirmed' && !about && !(task && key && unit))
    return 'Thông tin “confirmed” còn thiếu: mã thông tin được xác nhận, hoặc số nhiệm vụ, kỳ và đơn vị.';
  if (kind === 'handed-over' && !toUnit && !toPerson) return 'Thông tin “handed-over” còn thiếu: đơn vị hoặc người nhận chuyển.';
  return null;
}

const TASK_WIDE: ReadonlySet<FactKind> = new Set<FactKind>(['date-given', 'partners-picked']);

/** Says so when the fact is about an occurrence the task does not have, or a unit that has no part in it. */
function whyNobodys(rules: PlanRules, { kind, task: no, key, unit, actor, at }: Fact): string | null {
  const task = rules.tasks.find((one) => one.no === no);
  if (!task || !key || !unit || TASK_WIDE.has(kind)) return null;
  const occurrences = occurrencesOf(rules, task);
  const keys = [...occurrences.map((occurrence) => occurrence.key), ...cutoffKeys(rules, task)];
  const mayBeGiven = task.schedules.some(isWaiting);
  if (!keys.includes(key) && !mayBeGiven) {
    return `Nhiệm vụ số ${task.no} không có kỳ “${key}”; các kỳ: ${keys.slice(0, 14).join(', ') || 'không có'}.`;
  }
  const opened = occurrences.filter((one) => one.key === key).map(({ opensOn }) => opensOn);
  const takesPart = (bodies: TaskRules['leads']) =>
    [rules.startedOn, dateAt(at), ...opened].some((day) => unitsOf(rules, bodies, day).includes(unit));
  if (kind === 'contributed' || actor === 'partner' || takesPart(task.leads)) return null;
  return `Đơn vị “${unit}” không chủ trì nhiệm vụ số ${task.no}.`;
}

function cutoffKeys(rules: PlanRules, task: TaskRules): string[] {
  if (!task.schedules.some(({ rule }) => rule.kind === 'standing')) return [];
  return [rules.year, rules.year + 1].flatMap((year) => cutoffs(year, rules.cutoffs).map((cutoff) => cutoff.key));
}

// The coordinator's own tasks are decided by the leadership; nobody returns or extends its own work.
function mayActFor(rules: PlanRules, rule: FactRule, fact: Fact): boolean {
  const decides = ['returned', 'extension-granted', 'extension-refused'].includes(fact.kind);
  if (decides && fact.unit && fact.unit === holderOn(rules, rules.coordinator, dateAt(fact.at)))
    return fact.actor === 'leadership';
  return rule.by.includes(fact.actor);
}
