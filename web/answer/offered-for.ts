import { standing } from '../../domain/assignment-status';
import { checkFact } from '../../domain/check-fact';
import type { RecordedFact } from '../../domain/fact';
import { holderOn } from '../../domain/units-on-day';
import { isFollowed } from '../../store/plan-row';
import { choiceOf, type ChoiceName } from './choices';
import type { Thing } from './thing';

/** The choices of a thing as it stands: nothing the rules would refuse is offered. Empty: there is nothing to say. */
export function offeredFor(thing: Thing): ChoiceName[] {
  const { scene } = thing;
  if (!isFollowed(scene.row) || scene.state.phase === 'closed' || scene.state.phase === 'closing') return [];
  return namesFor(thing).filter((name) => isAllowed(thing, name));
}

/** The date a lead has proposed for a task that waits for one, while nobody has confirmed it. */
export function proposalFor({ scene, task }: Thing): RecordedFact | null {
  return scene.state.proposed.filter((fact) => fact.task === task.no).at(-1) ?? null;
}

/** True where the document left the partners open and nobody has picked them for this thing. */
export function hasOpenPartners({ scene, task, key }: Thing): boolean {
  const isOpen = task.partners.some(({ unit, group }) => unit === null && group === null);
  return isOpen && !scene.state.picked.some((pick) => pick.task === task.no && (pick.key === null || pick.key === key));
}

function namesFor(thing: Thing): ChoiceName[] {
  switch (thing.as) {
    case 'lead':
      return ofLead(thing);
    case 'partner':
      return thing.isDone ? [] : ['contributed', 'obstacle'];
    case 'coordinator':
      return ofCoordinator(thing);
    case 'leadership':
      return isCoordinatorsOwn(thing) ? decisions(thing) : [];
  }
}

function ofLead(thing: Thing): ChoiceName[] {
  const { kind, status, isDone } = thing;
  const partners: ChoiceName[] = kind === 'dated' && hasOpenPartners(thing) ? ['partners-picked'] : [];
  if (kind === 'waiting') return ['date-given'];
  if (isDone) return [];
  if (kind === 'evidence') return ['results', 'nothing-arose', ...unlessSaid(thing), 'obstacle', 'handed-over'];
  const extension: ChoiceName[] = status.askedDueOn === null ? ['extension-asked'] : [];
  return ['completed', ...unlessSaid(thing), 'nothing-arose', ...extension, 'obstacle', ...partners, 'handed-over'];
}

// Saying again that it was received, or is under way, tells nobody anything.
function unlessSaid({ facts }: Thing): ChoiceName[] {
  const said = new Set(standing([...facts]).map(({ kind }) => kind));
  if (said.has('started')) return [];
  return said.has('acknowledged') ? ['started'] : ['acknowledged', 'started'];
}

function ofCoordinator(thing: Thing): ChoiceName[] {
  if (thing.kind === 'waiting') return proposalFor(thing) ? ['confirmed', 'date-given'] : ['date-given'];
  if (thing.kind === 'evidence') return [];
  const partners: ChoiceName[] = hasOpenPartners(thing) ? ['partners-picked'] : [];
  return [...decisions(thing), ...(thing.isDone ? [] : (['urged', 'completed', ...partners] as const))];
}

function decisions({ kind, status, isDone }: Thing): ChoiceName[] {
  if (kind !== 'dated') return [];
  if (status.awaitsConfirmation) return ['confirmed', 'returned'];
  if (isDone) return ['returned'];
  return status.askedDueOn === null ? [] : ['extension-granted', 'extension-refused'];
}

function isCoordinatorsOwn({ scene, unit }: Thing): boolean {
  const { rules, today } = scene;
  return holderOn(rules, unit, today) === holderOn(rules, rules.coordinator, today);
}

// Asked with everything filled in: what is refused then is refused whatever somebody writes.
function isAllowed(thing: Thing, name: ChoiceName): boolean {
  const { scene, task, key, unit, as } = thing;
  const { kind } = choiceOf(name);
  const day = scene.today;
  const filled = { doneOn: day, newDueOn: day, dueOn: day, toUnit: unit, units: [unit], about: 'x' };
  const fact = { id: 'x', kind, plan: scene.row.id, task: task.no, key, unit, actor: as, by: null, at: scene.at, ...filled };
  return checkFact(scene.rules, fact) === null;
}
