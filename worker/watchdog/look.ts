import type { Client } from '@temporalio/client';
import { readAlarmCause, type AlarmCause } from '../../domain/alarm-cause';
import type { Instant } from '../../domain/dates';
import type { Limits } from '../../domain/limits';
import type { Channel } from '../../domain/notice';
import { findAlarms } from '../../store/alarms';
import { countUnknown } from '../../store/count-unknown';
import type { Db } from '../../store/database';
import { findPlanMarks, type PlanMark } from '../../store/find-plan-marks';
import { findPlansUntold } from '../../store/find-plans-untold';
import { isFollowed } from '../../store/plan-row';
import { findSetting } from '../../store/settings';
import { listRunning } from '../list-running';
import { compareWorkflows } from './compare-workflows';
import type { Space } from './free-space';
import { findLateDeliveries } from './late-deliveries';
import { findLatePlans, type Quiet } from './late-plans';
import type { Sighting } from './trouble';

export type LookDeps = {
  db: Db;
  client: Client;
  limits: Limits['perPerson'];
  space: () => Promise<Space>;
  /** Milliseconds, as in the settings. */
  lateMs: number;
  unknownMs: number;
  /** After how long the dispatcher looks again at a message whose outcome is unknown, in ms. */
  repeatMs: number;
  quiet: Quiet;
};

/** Looks at everything once and changes nothing. Throws when the database does not answer. */
export async function look(deps: LookDeps, now: Instant): Promise<Sighting> {
  const { db, lateMs, unknownMs, repeatMs } = deps;
  // Listed first: a workflow is started after its row says so, and must not seem to have none.
  const listed = await listRunning(deps.client).catch(() => null);
  const plans = await findPlanMarks(db);
  const resting = (await findAlarms(db)).flatMap(({ cause }) => restingChannel(readAlarmCause(cause)));
  const { late, unreadable } = await findLatePlans(db, plans.filter(isFollowed), { now, lateMs, quiet: deps.quiet });
  return {
    workflows: listed && (await compared(deps, listed, plans, now)),
    untold: await findPlansUntold(db, now - lateMs),
    late,
    unreadable,
    held: (await findSetting(db, 'hold')) === true,
    deliveries: await findLateDeliveries(db, { now, lateMs, without: resting, limits: deps.limits }),
    unknown: await countUnknown(db, { before: now - unknownMs, now, repeatMs }),
    space: await deps.space(),
  };
}

// A channel that rests after a fault of our own has an alarm already.
function restingChannel(about: AlarmCause | null): Channel[] {
  return about?.of === 'circuit' ? [about.channel] : [];
}

async function compared(
  { client, lateMs }: LookDeps,
  listed: ReadonlySet<string>,
  plans: readonly PlanMark[],
  now: Instant,
): Promise<Sighting['workflows']> {
  try {
    return await compareWorkflows(client, listed, plans, now - lateMs);
  } catch {
    return null;
  }
}
