import { endOfDay } from '../../domain/sending-hours';
import { migrate, type PlanState } from '../../domain/plan-state';
import { nextStep } from '../../domain/next-step';
import { withPosted } from '../../domain/plan-progress';
import { isoAt } from '../../domain/zone';
import { carriedState, recordedRuns } from './recorded-histories';

// Replay compares commands, not what is in them: another moment or another notice would replay green. So for each state that
// a recorded run carried on, the rest of its year is held against a checked-in list.
const carried = recordedRuns().flatMap((run) => {
  const state = carriedState(run);
  return state ? [{ name: run.name, state }] : [];
});

it('finds states that were carried over a continue-as-new', () => {
  expect(carried.length).toBeGreaterThanOrEqual(8);
});

it.each(carried)('tells the rest of the year of $name as it always did', ({ state }) => {
  expect(restOfYear(migrate(state))).toMatchSnapshot();
});

/** Moments and notice keys to the end of the plan if nobody says anything more. */
function restOfYear(saved: PlanState): string[] {
  const lines: string[] = [];
  let state = saved;
  let now = endOfDay(saved.handledOn ?? saved.rules?.startedOn ?? '2026-01-01');
  for (;;) {
    const step = nextStep(state, now);
    if (step.kind === 'post') {
      const keys = step.order.notices.map(({ key }) => key.slice(state.planId.length + 1)).sort();
      lines.push(`${isoAt(now).slice(0, 16)} ${keys.join(' · ')}`);
      state = withPosted(state, step.order);
    } else if (step.kind === 'wait' && step.until !== null) {
      now = step.until;
    } else {
      return [...lines, `${step.kind} ${isoAt(now).slice(0, 16)}`];
    }
  }
}
