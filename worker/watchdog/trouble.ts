import type { Instant } from '../../domain/dates';
import type { PlanId } from '../../domain/plan';
import type { Alarm } from '../../store/alarms';
import { mendOf, wordsOf } from './trouble-words';

/** What the watchdog itself raises alarms of. */
export const CAUSES = [
  'temporal-silent',
  'plans-without-workflow',
  'workflows-without-plan',
  'facts-not-signalled',
  'late-notices',
  'held',
  'late-deliveries',
  'unknown-messages',
  'unreadable-plans',
  'disk-space',
] as const;

export type Cause = (typeof CAUSES)[number];

/** What one look at everything has seen. */
export type Sighting = {
  /** Null: Temporal does not answer, and nothing is known of its workflows. */
  workflows: { withoutWorkflow: readonly PlanId[]; withoutPlan: readonly PlanId[] } | null;
  /** Plans whose workflow has not been told what was said. */
  untold: readonly { plan: PlanId; count: number }[];
  late: readonly PlanId[];
  unreadable: readonly PlanId[];
  /** Nothing may leave until an administrator has looked (after a restore). */
  held: boolean;
  deliveries: { count: number; oldestAt: Instant | null };
  unknown: number;
  space: { free: number; total: number };
};

/** `judged`: causes of which the look can tell whether they are there; those not among the alarms are gone. */
export type Verdict = { alarms: readonly Alarm[]; judged: readonly string[] };

/** The one alarm that cannot be written down while it lasts. */
export const DATABASE_SILENT: Alarm = {
  cause: 'database-silent',
  words: 'Cơ sở dữ liệu không trả lời.',
  mend: 'Kiểm tra máy chủ PostgreSQL, ổ đĩa và biến DATABASE_URL (lệnh dondoc doctor). Khi chưa khắc phục, không thông tin nào ghi nhận được.',
};

export const LOOK_FAILED: Alarm = {
  cause: 'watch-failed',
  words: 'Bộ giám sát chưa kiểm tra xong một lượt.',
  mend: 'Xem nhật ký của hệ thống; nếu lặp lại, khởi động lại hệ thống.',
};

const GIB = 2 ** 30;

/**
 * The alarms a sighting calls for, one a cause. What follows from another cause is not told beside it: while Temporal is
 * silent, or a plan has no workflow, nothing can be posted or obeyed either; a workflow that was not told of a fact owes its
 * answer; while all is held back, nothing can be sent.
 */
export function findTrouble(seen: Sighting, diskPercent: number): Verdict {
  const { workflows, space } = seen;
  const orphans = new Set(workflows?.withoutWorkflow);
  const untold = seen.untold.filter(({ plan }) => !orphans.has(plan));
  const uninformed = new Set(untold.map(({ plan }) => plan));
  const late = seen.late.filter((id) => !orphans.has(id) && !uninformed.has(id));
  const facts = untold.reduce((sum, { count }) => sum + count, 0);
  const found: Record<Cause, string | null> = {
    'temporal-silent': workflows ? null : wordsOf.temporalSilent(),
    'plans-without-workflow': orphans.size > 0 ? wordsOf.withoutWorkflow([...orphans]) : null,
    'workflows-without-plan': workflows?.withoutPlan.length ? wordsOf.withoutPlan(workflows.withoutPlan) : null,
    'facts-not-signalled':
      workflows && facts > 0
        ? wordsOf.untold(
            facts,
            untold.map(({ plan }) => plan),
          )
        : null,
    'late-notices': workflows && late.length > 0 ? wordsOf.late(late) : null,
    held: seen.held ? wordsOf.held() : null,
    'late-deliveries': !seen.held && seen.deliveries.count > 0 ? wordsOf.deliveries(seen.deliveries) : null,
    'unknown-messages': seen.unknown > 0 ? wordsOf.unknown(seen.unknown) : null,
    'unreadable-plans': seen.unreadable.length > 0 ? wordsOf.unreadable(seen.unreadable) : null,
    'disk-space': space.free < GIB || space.free * 100 < space.total * diskPercent ? wordsOf.disk(space) : null,
  };
  const alarms = CAUSES.flatMap((cause) => {
    const words = found[cause];
    return words === null ? [] : [{ cause, words, mend: mendOf[cause] }];
  });
  return { alarms, judged: CAUSES.filter((cause) => workflows !== null || !OF_WORKFLOWS.has(cause)) };
}

const OF_WORKFLOWS: ReadonlySet<Cause> = new Set<Cause>([
  'plans-without-workflow',
  'workflows-without-plan',
  'facts-not-signalled',
  'late-notices',
]);
