import { addWorkingDays } from '../calendar/working-days';
import { later, type DateString, type Instant } from '../dates';
import { isForgotten } from '../notices/lead-entries';
import { canReach, climbs, isReminded, relationOf } from '../notices/reach';
import type { PlanRules } from '../plan-rules';
import type { PlanState } from '../plan-state';
import { holderOn } from '../units-on-day';
import { dateAt } from '../zone';
import type { Held } from './due-lines';
import { pauses } from './pauses';
import { rungsLeftOut, rungsMissed } from './rungs-left-out';
import type { About, Story } from './story';
import type { NoticeLine, UnsentLine } from './why';

export type UnsentInput = {
  story: Story;
  rules: PlanRules;
  state: PlanState;
  about: About;
  held: readonly Held[];
  notices: readonly NoticeLine[];
  now: Instant;
};

/** What was left out, and by which rule; each rule said once where it is the same for all leads. */
export function unsentLines(input: UnsentInput): UnsentLine[] {
  const { held } = input;
  const lines = [
    ...ofPlan(input),
    ...(held.length === 0 ? ofStandingTask(input) : held.flatMap((one) => ofLead(input, one))),
    ...ofPartners(input),
  ];
  return [...new Map(lines.map((line) => [JSON.stringify(line), line])).values()];
}

function ofPlan({ story, state }: UnsentInput): UnsentLine[] {
  if (story.state === 'draft' || story.state === 'issued') return [{ what: 'plan-not-started' }];
  if (story.state === 'closed') return [{ what: 'plan-closed' }];
  const since = pauses(story).at(-1)?.from ?? null;
  return state.phase === 'paused' || story.state === 'paused' ? [{ what: 'plan-paused', since }] : [];
}

function ofStandingTask({ rules, about, story }: UnsentInput): UnsentLine[] {
  const task = story.plan.tasks.find(({ no }) => no === about.task);
  const isStanding = task?.schedules.some(({ rule }) => rule.kind === 'standing') ?? false;
  const leads = (task?.leads ?? []).flatMap(({ unit }) => unit ?? []);
  return [...(isStanding ? ([{ what: 'standing' }] as const) : []), ...leads.flatMap((unit) => whyNotTold(rules, unit))];
}

function whyNotTold(rules: PlanRules, unit: string, on?: DateString): UnsentLine[] {
  const relation = relationOf(rules, unit);
  if (!isReminded(rules, unit)) return [{ what: 'outside', unit, relation, isInformed: rules.informs.includes(unit) }];
  const holder = on ? holderOn(rules, unit, on) : unit;
  return canReach(rules, holder) ? [] : [{ what: 'no-contact', unit: holder }];
}

function ofLead(input: UnsentInput, { assignment, status }: Held): UnsentLine[] {
  const { rules, now } = input;
  const { lead } = assignment;
  if (!isReminded(rules, lead)) return whyNotTold(rules, lead);
  if (isForgotten(rules, assignment, status))
    return [
      { what: 'over-before-start', unit: lead, dueOn: status.dueOn, startedOn: later(rules.startedOn, assignment.knownOn) },
    ];
  return [
    ...whyNotTold(rules, lead, dateAt(now)),
    ...(climbs(rules, lead) ? [] : ([{ what: 'no-ladder', unit: lead, relation: relationOf(rules, lead) }] as const)),
    ...(assignment.occurrence.soft ? ([{ what: 'soft' }] as const) : []),
    ...rungsLeftOut(rules, { assignment, status }),
    ...rungsMissed(input, { assignment, status }),
    ...afterDue(input, { assignment, status }),
  ];
}

/** Late, and yet nothing said about it. */
function afterDue({ rules, state, notices, now }: UnsentInput, { assignment, status }: Held): UnsentLine[] {
  const { lead } = assignment;
  const today = dateAt(now);
  if (status.awaitsConfirmation) return [{ what: 'awaits-confirmation', unit: lead }];
  if (status.settled || assignment.occurrence.soft || !climbs(rules, lead) || today <= status.dueOn) return [];
  if (status.heldThrough && status.heldThrough >= today)
    return [{ what: 'extension-pending', unit: lead, through: status.heldThrough }];
  const told = state.told[assignment.ref];
  const isDue = addWorkingDays(rules.calendar, status.countFrom, rules.ladder.coordinator.after) <= today;
  if (isDue && !told?.overdueFirstOn) return [{ what: 'not-escalated', unit: lead, why: 'no-overdue' }];
  const rests = notices.some(
    ({ notice, sent }) =>
      notice.restsOn !== undefined &&
      notice.items.some((item) => item.lead === lead) &&
      sent.some(({ result }) => result.is === 'waiting' && result.why === 'rests'),
  );
  return rests ? [{ what: 'not-escalated', unit: lead, why: 'rests' }] : [];
}

function ofPartners({ story, rules, about, held, now }: UnsentInput): UnsentLine[] {
  const partners = held[0]?.assignment.partners ?? [];
  const reminded = partners.filter((unit) => isReminded(rules, unit));
  const named = story.plan.tasks.find(({ no }) => no === about.task)?.partners ?? [];
  const isUnpicked = held.length > 0 && partners.length === 0 && named.some(({ unit, group }) => !unit && !group);
  return [
    ...partners.flatMap((unit) => whyNotTold(rules, unit, dateAt(now))),
    ...(reminded.length > 0 ? ([{ what: 'partner-no-ladder', units: reminded }] as const) : []),
    ...(isUnpicked ? ([{ what: 'partner-unpicked' }] as const) : []),
  ];
}
