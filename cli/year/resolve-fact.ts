import type { FindBody } from '../../config/find-body';
import type { Assignment } from '../../domain/assignment';
import type { Actor, Fact, FactKind } from '../../domain/fact';
import type { PlanRules } from '../../domain/plan-rules';
import type { UnitId } from '../../domain/unit';
import { holderOn, membersOn } from '../../domain/units-on-day';
import { dateAt } from '../../domain/zone';
import type { StoryFact } from './story';

type World = { rules: PlanRules; assignments: readonly Assignment[]; find: FindBody };

/** What a unit or task is not known by; the words say what to write. */
export type Unresolved = { problem: string };

const DECISIONS: readonly FactKind[] = ['returned', 'confirmed', 'extension-granted', 'extension-refused', 'urged'];
const PLAN_WIDE: readonly FactKind[] = ['paused', 'resumed', 'closed', 'amended', 'calendar-changed', 'unit-changed'];

/**
 * The facts that one line of a script stands for: a group says it for each member, a decision of the coordinator concerns
 * each lead of the occurrence. Ids follow from the line, so that the same script gives the same facts.
 */
export function resolveFact(world: World, said: StoryFact, line: number): Fact[] | Unresolved {
  const speakers = speakersOf(world, said);
  if ('problem' in speakers) return speakers;
  const task = said.task === null ? null : taskNo(world, said.task);
  if (said.task !== null && task === null) return { problem: `Kế hoạch không có nhiệm vụ số ${said.task}` };
  const there = world.assignments.filter((one) => one.task === task && one.occurrence.key === said.key);
  const about = PLAN_WIDE.includes(said.kind) ? [null] : subjects(world, said, speakers.units, there);
  return about.map((unit, index) => ({
    id: said.id && about.length === 1 ? said.id : `${said.id ?? `script-${line}`}-${index}`,
    kind: said.kind,
    plan: world.rules.planId,
    task,
    key: said.key,
    unit,
    actor: actorOf(world, said, speakers.units, unit),
    by: null,
    at: said.at,
    ...(said.doneOn && { doneOn: said.doneOn }),
    ...(said.newDueOn && { newDueOn: said.newDueOn }),
    ...(said.dueOn && { dueOn: said.dueOn }),
    ...(said.count && { count: said.count }),
    ...(said.about && { about: said.about }),
    ...(said.toUnit && { toUnit: unitOf(world, said.toUnit) ?? said.toUnit }),
    ...(said.units && { units: said.units.map((name) => unitOf(world, name) ?? name) }),
  }));
}

function speakersOf(world: World, said: StoryFact): { units: UnitId[] } | Unresolved {
  const { rules, find } = world;
  if (said.unit === null) return { units: [rules.coordinator] };
  if (rules.units[said.unit]) return { units: membersOn(rules, { unit: said.unit }, dateAt(said.at)) };
  const body = find(said.unit);
  if (body?.unit) return { units: membersOn(rules, { unit: body.unit }, dateAt(said.at)) };
  if (body?.group) return { units: membersOn(rules, { group: body.group }, dateAt(said.at)) };
  return { problem: `Không có đơn vị “${said.unit}” trong danh mục của cơ quan` };
}

/** Whom a fact is about: the speaker itself or the unit whose part it took over, or the leads on whose work somebody else decides. */
function subjects(world: World, said: StoryFact, speakers: readonly UnitId[], there: readonly Assignment[]): (UnitId | null)[] {
  if (said.lead) return [unitOf(world, said.lead) ?? said.lead];
  const leads = there.map((one) => one.lead);
  const parts = said.kind === 'contributed' ? [...new Set(there.flatMap((one) => one.partners))] : leads;
  const heldBy = (unit: UnitId) => [unit, holderOn(world.rules, unit, dateAt(said.at))];
  const own = parts.filter((unit) => heldBy(unit).some((holder) => speakers.includes(holder)));
  const areAbove = speakers.every((unit) => isAbove(world.rules, unit));
  const decides = areAbove && (DECISIONS.includes(said.kind) || (said.kind === 'completed' && own.length === 0));
  if (decides) return leads.length > 0 ? [...leads] : [null];
  return own.length > 0 ? own : [...speakers];
}

function actorOf({ rules }: World, said: StoryFact, speakers: readonly UnitId[], unit: UnitId | null): Actor {
  if (said.kind === 'contributed') return 'partner';
  if (said.kind === 'amended' || said.kind === 'calendar-changed' || said.kind === 'unit-changed') return 'administrator';
  if (speakers.includes(rules.leadership)) return 'leadership';
  if (DECISIONS.includes(said.kind) || PLAN_WIDE.includes(said.kind)) return 'coordinator';
  const speaksForItself = unit !== null && speakers.includes(unit) && said.kind !== 'withdrawn';
  if (speakers.includes(rules.coordinator) && (!speaksForItself || said.kind === 'date-given')) return 'coordinator';
  return 'lead';
}

function isAbove(rules: PlanRules, unit: UnitId): boolean {
  return unit === rules.coordinator || unit === rules.leadership;
}

function unitOf({ rules, find }: World, name: string): UnitId | null {
  return rules.units[name] ? name : (find(name)?.unit ?? null);
}

function taskNo({ rules }: World, no: string): string | null {
  const plain = (text: string) => text.replace(/^0+(?=\d)/, '');
  return rules.tasks.find((task) => plain(task.no) === plain(no))?.no ?? null;
}
