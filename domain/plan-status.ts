import type { DateString } from './dates';
import { closesOn } from './horizon';
import { nextStep } from './next-step';
import type { Notice, NoticeKind } from './notice';
import { isForgotten } from './notices/lead-entries';
import { openAssignments, planIndex } from './plan-index';
import type { PlanState } from './plan-state';
import { dateAt, isoAt } from './zone';

/** What a running plan says of itself. `nextAt` is ISO 8601 in Asia/Ho_Chi_Minh; null when it waits for somebody to act. */
export type PlanStatus = {
  planId: string;
  phase: PlanState['phase'] | 'loading';
  /** In Vietnamese, for people. */
  words: string;
  nextAt: string | null;
  /** Why it will wake then, in Vietnamese. */
  why: string;
  /** What it will tell then if nobody says anything before: number of notices by kind. */
  next: Partial<Record<NoticeKind, number>>;
  assignments: number;
  open: number;
  late: number;
  handledOn: DateString | null;
  closesOn: DateString | null;
  unknownFacts: number;
};

const PHASES: Record<PlanStatus['phase'], string> = {
  loading: 'đang nạp kế hoạch',
  running: 'đang chạy',
  paused: 'tạm dừng',
  closing: 'đang kết thúc',
  closed: 'đã kết thúc',
};

/** The state of a plan for people and programs, at the instant `now`. */
export function planStatus(state: PlanState, now: number): PlanStatus {
  const { rules } = state;
  const phase = rules ? state.phase : 'loading';
  const open = rules ? openAssignments(rules, state) : [];
  const today = dateAt(now);
  const step = nextStep(state, now);
  const until = step.kind === 'wait' ? step.until : now;
  const then = step.kind === 'wait' && until !== null ? nextStep(state, until) : step;
  return {
    planId: state.planId,
    phase,
    words: PHASES[phase],
    nextAt: until === null ? null : isoAt(until),
    why: why(state, step.kind),
    next: then.kind === 'post' ? tally(then.order.notices) : {},
    assignments: rules ? planIndex(rules, state).all.length : 0,
    open: open.length,
    late: open.filter(({ assignment, status }) => rules && status.dueOn < today && !isForgotten(rules, assignment, status))
      .length,
    handledOn: state.handledOn,
    closesOn: rules ? closesOn(rules, state) : null,
    unknownFacts: state.unknownFacts,
  };
}

function tally(notices: readonly Notice[]): Partial<Record<NoticeKind, number>> {
  const counts: Partial<Record<NoticeKind, number>> = {};
  for (const { kind } of notices) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function why(state: PlanState, kind: ReturnType<typeof nextStep>['kind']): string {
  if (kind === 'load') return 'nạp lại kế hoạch, lịch làm việc và thông tin ghi nhận';
  if (kind === 'record') return 'ghi nhận thông tin nhận trực tiếp qua Temporal';
  if (kind === 'post') return 'đến thời điểm gửi thông báo';
  if (kind === 'close' || state.phase === 'closed') return 'kế hoạch đã kết thúc';
  if (state.phase === 'paused') return 'kế hoạch đang tạm dừng, chờ tiếp tục';
  if (state.unanswered.length > 0) return 'chờ giờ gửi tin để phản hồi thông tin vừa ghi nhận';
  return 'chờ đến thời điểm nhắc việc, tổng hợp hoặc kết thúc gần nhất';
}
