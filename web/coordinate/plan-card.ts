import type { Instant } from '../../domain/dates';
import type { PlanStatus } from '../../domain/plan-status';
import { isFollowed, type PlanRow } from '../../store/plan-row';
import { KIND_ORDER, KIND_WORDS } from '../../templates/kind-words';
import { countWords } from '../../templates/number-words';
import { PLAN_STATE_WORDS } from '../../templates/status-words';
import type { PlanAnswer } from '../web-deps';
import { planUrl } from '../shell/addresses';
import { momentWords } from '../shell/moment-words';

/** A plan in short: its state, its figures, when it acts next and why. */
export function planCard({ id, plan, state, startedAt, handledOn }: PlanRow, answer: PlanAnswer, at: Instant) {
  // A workflow that has not read its plan yet has nothing to say: it is starting.
  const told = answer === 'silent' || answer?.phase === 'loading' ? null : answer;
  return {
    url: planUrl(id),
    title: plan.title,
    number: plan.number,
    coordinator: plan.coordinator.name,
    tasks: plan.tasks.length,
    state: PLAN_STATE_WORDS[state],
    isRunning: state === 'running',
    startedAt: startedAt === null ? null : momentWords(startedAt),
    handledOn,
    silent: answer === 'silent',
    missing: told === null && answer !== 'silent' && isFollowed({ state }),
    engine: told && {
      words: told.words,
      next: told.nextAt ? momentWords(Math.max(at, Date.parse(told.nextAt))) : null,
      why: told.why,
      tells: tellsWords(told.next),
      open: told.open,
      late: told.late,
    },
  };
}

/** What the next moment will tell, worst first: "02 nhiệm vụ sắp đến hạn; 01 bản tổng hợp tuần". */
function tellsWords(next: PlanStatus['next']): string {
  return KIND_ORDER.flat()
    .flatMap((kind) => (next[kind] ? [`${countWords(next[kind])} ${KIND_WORDS[kind].tally}`] : []))
    .join('; ');
}
