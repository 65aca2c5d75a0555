import { loadPlan } from '../../activities/load-plan';
import type { Instant } from '../../domain/dates';
import type { FactKind } from '../../domain/fact';
import { judgedAt } from '../../domain/judged-at';
import { nextStep } from '../../domain/next-step';
import type { PlanId } from '../../domain/plan';
import { withLoaded } from '../../domain/plan-progress';
import { notLoaded, type LoadedPlan } from '../../domain/plan-state';
import type { Db } from '../../store/database';
import type { PlanMark } from '../../store/find-plan-marks';

/** Until when a plan, left as it is, has nothing to tell. Thousands of plans wait: each is worked out once for each change. */
export type Quiet = Map<PlanId, { mark: string; until: Instant }>;

export type LatePlans = { late: PlanId[]; unreadable: PlanId[] };

/** Plans that should have told something `lateMs` ago by the rules their workflows go by, and have not. */
export async function findLatePlans(
  db: Db,
  plans: readonly PlanMark[],
  { now, lateMs, quiet }: { now: Instant; lateMs: number; quiet: Quiet },
): Promise<LatePlans> {
  const found: LatePlans = { late: [], unreadable: [] };
  for (const plan of plans) {
    const known = quiet.get(plan.id);
    if (known?.mark === plan.mark && known.until > now) continue;
    quiet.delete(plan.id);
    try {
      const loaded = await loadPlan(db, plan.id, now);
      const verdict = judge(plan, loaded, now, lateMs);
      if (verdict === 'late') found.late.push(plan.id);
      else if (verdict !== null) quiet.set(plan.id, { mark: plan.mark, until: verdict });
    } catch {
      found.unreadable.push(plan.id);
    }
  }
  // Of a database that is gone nothing is known, least of all that plans are unreadable.
  if (found.unreadable.length > 0) await db.query('select 1');
  return found;
}

/**
 * `late`: it owes a post; an instant: it owes nothing before then, unless it changes; null: not to be said for so long.
 * Only what was known at the judged instant makes it late, and only if it is still due with all that is known now.
 */
export function judge(
  { id, startedAt }: Pick<PlanMark, 'id' | 'startedAt'>,
  loaded: LoadedPlan,
  now: Instant,
  lateMs: number,
): 'late' | Instant | null {
  const { rules, facts } = loaded;
  const asOf = judgedAt(rules, now, lateMs);
  if (startedAt === null || startedAt > asOf) return null;
  const recent = facts.filter(({ at }) => at > asOf);
  if (recent.some(({ kind }) => RELOADS.has(kind))) return null;
  const known = withLoaded(notLoaded(id), { ...loaded, facts: facts.filter(({ at }) => at <= asOf) });
  const step = nextStep(known, asOf);
  if (step.kind !== 'post') return recent.length === 0 && step.kind === 'wait' ? (step.until ?? Infinity) : null;
  if (recent.length === 0) return 'late';
  const all = withLoaded(notLoaded(id), loaded);
  const still = nextStep({ ...all, unanswered: all.unanswered.filter(({ at }) => at <= asOf) }, asOf);
  return still.kind === 'post' ? 'late' : null;
}

// With these the rules themselves became others: what they ask for was not due before.
const RELOADS: ReadonlySet<FactKind> = new Set<FactKind>(['amended', 'calendar-changed', 'unit-changed', 'resumed']);
