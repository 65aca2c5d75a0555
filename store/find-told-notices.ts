import type { Notice, NoticeKind } from '../domain/notice';
import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';

const KINDS: readonly NoticeKind[] = [
  'opened',
  'overdue',
  'escalation',
  'leadership',
  'partner',
  'date-asked',
  'summary',
  'unreachable',
  'started-late',
  'moved',
];

/** The notices of a plan on which its later steps depend, in the order of posting: the workflow's state is rebuilt from them. */
export async function findToldNotices(db: Queryable, planId: PlanId): Promise<Notice[]> {
  const { rows } = await db.query<{ data: Notice }>(
    'select data from notice where plan = $1 and kind = any($2) order by at, key',
    [planId, KINDS],
  );
  return rows.map(({ data }) => data);
}

/** All notices of a plan, in the order of posting. */
export async function findNotices(db: Queryable, planId: PlanId): Promise<Notice[]> {
  const { rows } = await db.query<{ data: Notice }>('select data from notice where plan = $1 order by at, key', [planId]);
  return rows.map(({ data }) => data);
}
