import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { yearOf } from '../../../domain/dates';
import { dateAt } from '../../../domain/zone';
import { calendarFeed } from '../../../reports/calendar-feed';
import { findFeed, type FeedRow } from '../../../store/feeds';
import { readLinkToken } from '../../../store/link-token';
import { findPlanState, findPlanStates, type StandingPlan } from '../../shell/plan-states';
import type { WebDeps } from '../../web-deps';
import { feedEvents } from './feed-events';
import { FEED_PURPOSE } from './feed-address';

/** `/feeds/{token}.ics`: the due days of a unit or of a plan, for calendar programs. A token that is not right: nothing is there. */
export function registerFeed(app: FastifyInstance, deps: WebDeps): void {
  app.get<{ Params: { file: string } }>('/feeds/:file', { config: { access: 'anybody' } }, async (request, reply) => {
    const [, token = ''] = /^(.{1,100})\.ics$/.exec(request.params.file) ?? [];
    const read = readLinkToken(deps.keys, FEED_PURPOSE, token);
    const feed = read && (await findFeed(deps.db, read.id));
    if (!feed || feed.kid !== read.kid) return reply.callNotFound();
    const plans = await plansOf(deps, feed);
    const text = calendarFeed(
      nameOf(feed, plans),
      plans.flatMap((plan) => feedEvents(plan, feed.unit, deps.publicUrl)),
    );
    const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
    reply.headers({ etag: tag, 'cache-control': 'private, no-cache' });
    if (request.headers['if-none-match'] === tag) return reply.code(304).send();
    return reply.type('text/calendar; charset=utf-8').header('content-disposition', 'inline; filename="don-doc.ics"').send(text);
  });
}

/** The plan of a feed, or all plans of this year and the one before that have started. */
async function plansOf(deps: WebDeps, { authority, plan }: FeedRow): Promise<StandingPlan[]> {
  const year = yearOf(dateAt(deps.now()));
  const all = plan === null ? await findPlanStates(deps, authority) : [await findPlanState(deps, plan)];
  return all.filter((one): one is StandingPlan => one?.row.startedAt != null && (plan !== null || one.row.plan.year >= year - 1));
}

function nameOf({ unit }: FeedRow, plans: readonly StandingPlan[]): string {
  const [first] = plans;
  if (unit === null) return first ? first.row.plan.title : 'Đôn Đốc';
  return `Nhiệm vụ của ${first?.authority.units.find(({ id }) => id === unit)?.name ?? unit}`;
}
