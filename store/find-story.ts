import { DAY_MS, type Instant } from '../domain/dates';
import type { PlanId } from '../domain/plan';
import type { Story, StoryNotice } from '../domain/why/story';
import { findAuthority } from './authorities';
import { findCalendar } from './calendars';
import { findToldTimes } from './find-told-times';
import type { Db } from './database';
import { findFacts } from './find-facts';
import { findPlan } from './find-plan';
import { findToldNotices } from './find-told-notices';
import { findLadder } from './ladders';
import type { PlanRow } from './plan-row';
import { findSetting } from './settings';
import { findSuppressed } from './suppressed-addresses';

const instant = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

const MESSAGE = `case when message.id is not null then jsonb_build_object('state', message.state, 'sentAt', ${instant('message.sent_at')},
  'reportedAt', ${instant('message.reported_at')}, 'notBefore', ${instant('message.not_before')},
  'hasNoAccount', coalesce(message.error like 'no-account%', false)) end`;

// Only of what still waits: what the person got in the last day may hold it back.
const RECENTLY_SENT = `(select coalesce(jsonb_agg(${instant('sent.sent_at')} order by sent.sent_at), '[]') from message as sent
  where delivery.state = 'open' and sent.person = delivery.person and sent.channel = delivery.channel and sent.sent_at > $3)`;

const DELIVERY = `jsonb_build_object('person', delivery.person, 'channel', delivery.channel, 'state', delivery.state,
  'changedAt', ${instant('delivery.changed_at')}, 'message', ${MESSAGE}, 'recentlySent', ${RECENTLY_SENT})`;

/** A plan with what it rests on and what was said in it: the same for all its tasks. */
export type StoryFrame = Pick<Story, 'authority' | 'calendar' | 'ladder' | 'rules' | 'facts'> & { row: PlanRow };

/** Everything that explains a task of a plan, for `whyOf`; null: no such plan. Holds addresses: only `whyOf` may read it. */
export async function findStory(db: Db, planId: PlanId, task: string, now: Instant): Promise<Story | null> {
  const row = await findPlan(db, planId);
  if (!row) return null;
  const [authority, calendar, ladder, facts] = await Promise.all([
    findAuthority(db, row.authority),
    findCalendar(db, row.calendarVersion),
    findLadder(db, row.ladder, row.authority),
    findFacts(db, planId),
  ]);
  if (!authority || !calendar || !ladder) throw new Error(`plan ${planId} lacks its register, calendar or ladder`);
  return findStoryIn(db, { row, authority, calendar, ladder, facts }, task, now);
}

/** The same of a plan that has been read already. */
export async function findStoryIn(db: Db, { row, ...frame }: StoryFrame, task: string, now: Instant): Promise<Story> {
  const planId = row.id;
  const [told, notices, suppressed, alarms, hold] = await Promise.all([
    findToldNotices(db, planId),
    findNoticesOf(db, planId, task, now),
    findSuppressed(db),
    findAllAlarms(db),
    findSetting(db, 'hold'),
  ]);
  return {
    ...frame,
    plan: row.plan,
    state: row.state,
    startedAt: row.startedAt,
    handledOn: row.handledOn,
    answeredThrough: row.noticedSeq,
    told,
    notices,
    restedAt: await findToldTimes(
      db,
      notices.map(({ notice }) => ({ plan: planId, notice })),
    ),
    suppressed,
    alarms,
    isOnHold: hold === true,
  };
}

async function findNoticesOf(db: Db, planId: PlanId, task: string, now: Instant): Promise<StoryNotice[]> {
  const { rows } = await db.query<StoryNotice>(
    `select notice.data as notice, notice.at as "postedAt", coalesce((select jsonb_agg(${DELIVERY} order by delivery.channel, delivery.person)
       from delivery left join message on message.id = delivery.message where delivery.notice = notice.key), '[]') as deliveries
     from notice where plan = $1 and notice.data -> 'items' @> $2::jsonb order by notice.at, notice.key`,
    [planId, JSON.stringify([{ task }]), new Date(now - DAY_MS)],
  );
  return rows;
}

async function findAllAlarms(db: Db): Promise<Story['alarms'][number][]> {
  const { rows } = await db.query<Story['alarms'][number]>(
    `select cause, raised_at as "raisedAt", cleared_at as "clearedAt" from alarm order by raised_at, cause`,
  );
  return rows;
}
