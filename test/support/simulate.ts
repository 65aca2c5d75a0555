import type { DateString, Instant } from '../../domain/dates';
import type { Fact, RecordedFact } from '../../domain/fact';
import { withFacts } from '../../domain/fold-facts';
import { nextStep } from '../../domain/next-step';
import type { Notice, PostOrder } from '../../domain/notice';
import type { PlanRules } from '../../domain/plan-rules';
import type { LoadedPlan, PlanState } from '../../domain/plan-state';
import { withLoaded, withPosted } from '../../domain/plan-progress';
import { loadedFrom, startOf } from '../../domain/rehearse';
import { dateAt, instantAt } from '../../domain/zone';

export type Said = Pick<Fact, 'kind'> & Partial<Fact> & { when: string };

/** What a pure year brings: orders, notices, and the state it ended in. */
export type Told = { orders: PostOrder[]; notices: Notice[]; state: PlanState };

type Options = {
  rules: PlanRules;
  facts?: Said[];
  until?: DateString;
  down?: { from: string; to: string };
  reload?: LoadedPlan['rules'];
};

/** Runs the step function through time without any server. While `down` nothing runs; facts still arrive. */
export function simulate({ rules, facts = [], until, down, reload }: Options): Told {
  const recorded = facts.map((fact, index) => record(rules, fact, index + 1)).sort((a, b) => a.at - b.at);
  const orders: PostOrder[] = [];
  let state = loadedFrom(rules);
  let now = startOf(rules);
  let next = 0;
  const end = until ? instantAt(until, '23:59') : Infinity;
  for (let steps = 0; steps < 20_000; steps += 1) {
    const step = nextStep(state, now);
    if (step.kind === 'post') {
      orders.push(step.order);
      state = withPosted(state, step.order);
    } else if (step.kind === 'load') {
      const told = orders.flatMap((order) => order.notices);
      const known = recorded.slice(0, next);
      const { handledOn, answeredThrough } = state;
      state = withLoaded(state, {
        rules: reload ?? rules,
        facts: known,
        told,
        handledOn,
        answeredThrough,
        closed: false,
        readOn: dateAt(now),
      });
    } else if (step.kind === 'wait') {
      const fact = recorded[next];
      if (fact && (step.until === null || fact.at <= step.until)) {
        now = awake(Math.max(now, fact.at), down);
        state = withFacts(state, [fact]);
        next += 1;
      } else if (step.until === null || step.until > end) {
        break;
      } else {
        expect(step.until).toBeGreaterThan(now);
        now = awake(step.until, down);
      }
    } else {
      break;
    }
  }
  return { orders, notices: orders.flatMap((order) => order.notices), state };
}

function awake(at: Instant, down?: { from: string; to: string }): Instant {
  if (!down) return at;
  const [from, to] = [instant(down.from), instant(down.to)];
  return at >= from && at < to ? to : at;
}

function record(rules: PlanRules, { when, ...fact }: Said, seq: number): RecordedFact {
  return {
    id: `fact-${seq}`,
    plan: rules.planId,
    task: '1',
    key: null,
    unit: 'lan',
    actor: 'lead',
    by: null,
    at: instant(when),
    ...fact,
    seq,
  };
}

function instant(words: string): Instant {
  return instantAt(words.slice(0, 10), words.slice(11) || '09:00');
}

/** Notices as `2026-05-28 reminder before-3 lan` for expectations that read like a diary. */
export function diary(notices: readonly Notice[], kinds?: readonly Notice['kind'][]): string[] {
  return notices
    .filter(({ kind }) => !kinds || kinds.includes(kind))
    .map(({ postedOn, kind, rung, to }) => `${postedOn} ${kind} ${rung} ${to.unit}`);
}
