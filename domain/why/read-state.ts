import type { Instant } from '../dates';
import type { RecordedFact } from '../fact';
import { withLoaded } from '../plan-progress';
import { rulesOf, type PlanRules } from '../plan-rules';
import { notLoaded, type PlanState } from '../plan-state';
import { dateAt } from '../zone';
import type { Story } from './story';

type Read = { rules: PlanRules; state: PlanState };
type Kept = Read & Pick<Story, 'told' | 'handledOn' | 'answeredThrough'> & { phase: Story['state'] };

// Whoever shows many tasks of a plan has its rules and facts once; what was told is only ever added to.
const known = new WeakMap<readonly RecordedFact[], Kept>();

/** The plan's rules and state as its workflow would load them now. */
export function readState(story: Story, now: Instant): Read {
  const { facts, told, handledOn, answeredThrough, state: phase } = story;
  const kept = known.get(facts);
  const isSame =
    kept?.rules === story.rules &&
    kept?.told.length === told.length &&
    kept.handledOn === handledOn &&
    kept.answeredThrough === answeredThrough &&
    kept.phase === phase;
  if (isSame) return kept;
  const read = load(story, now);
  known.set(facts, { ...read, told, handledOn, answeredThrough, phase });
  return read;
}

function load({ plan, authority, calendar, ladder, ...story }: Story, now: Instant): Read {
  const { facts, told, handledOn, answeredThrough } = story;
  const on = dateAt(now);
  const rules = story.rules ?? rulesOf({ plan, authority, calendar, ladder, startedOn: dateAt(story.startedAt ?? now), on });
  const closed = story.state === 'closed';
  return { rules, state: withLoaded(notLoaded(plan.id), { rules, facts, told, handledOn, answeredThrough, closed, readOn: on }) };
}
