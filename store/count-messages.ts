import type { Channel } from '../domain/notice';
import type { Queryable } from './database';
import type { MessageState } from './find-messages';
import type { PlanRowState } from './plan-row';

/** Messages by state and channel; combinations without any are missing. */
export async function countMessages(db: Queryable): Promise<{ state: MessageState; channel: Channel; count: number }[]> {
  const { rows } = await db.query<{ state: MessageState; channel: Channel; count: number }>(
    'select state, channel, count(*) from message group by state, channel',
  );
  return rows;
}

/** Plans by state; states without any are missing. */
export async function countPlans(db: Queryable): Promise<{ state: PlanRowState; count: number }[]> {
  const { rows } = await db.query<{ state: PlanRowState; count: number }>('select state, count(*) from plan group by state');
  return rows;
}
