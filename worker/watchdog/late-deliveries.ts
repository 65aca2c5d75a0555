import { chooseEntries } from '../../dispatch/choose-entries';
import { createPlanContexts, type PlanContexts } from '../../dispatch/plan-contexts';
import type { Instant } from '../../domain/dates';
import { judgedAt } from '../../domain/judged-at';
import { limitedUntil, lookBack, type Limits } from '../../domain/limits';
import type { Db } from '../../store/database';
import { findFactsAbout } from '../../store/find-facts-about';
import { countAbandoned, findUntaken, type OverdueDelivery } from '../../store/find-late-deliveries';
import { findSentTimesOf } from '../../store/find-sent-times';
import { findToldTimes } from '../../store/find-told-times';

export type LateDeliveries = { count: number; oldestAt: Instant | null };

type Look = {
  now: Instant;
  lateMs: number;
  /** Channels that rest for a cause of their own. */
  without: readonly string[];
  /** How much one person may get. */
  limits: Limits['perPerson'];
};

/** Deliveries that could have been sent `lateMs` ago by the dispatcher's own rules and have not been. */
export async function findLateDeliveries(db: Db, { now, lateMs, without, limits }: Look): Promise<LateDeliveries> {
  const untaken = await findUntaken(db, { postedBy: now - lateMs, now, without });
  const contexts = createPlanContexts(db);
  await contexts.load([...new Set(untaken.map(({ plan }) => plan))]);
  const late: OverdueDelivery[] = [];
  for (const [asOf, posted] of byJudgedInstant(untaken, contexts, now, lateMs)) {
    const toldAt = await findToldTimes(db, posted);
    const factsOf = await findFactsAbout(db, posted);
    const sentTimes = await sentTimesOf(db, posted, limits, asOf);
    for (const waiting of byPerson(posted)) {
      const { send } = chooseEntries({ waiting, contextOf: contexts.of, factsOf, toldAt, now: asOf });
      const sendable = new Set(send.map(({ notice }) => notice.key));
      const ripe = waiting.filter(({ notice }) => sendable.has(notice.key));
      late.push(...ripe.filter((one) => limitedUntil(limits[one.channel], sentTimes(one), asOf) === null));
    }
  }
  const oldestAt = late.reduce<Instant | null>((first, { postedAt }) => Math.min(first ?? postedAt, postedAt), null);
  return { count: late.length + (await countAbandoned(db, now - lateMs, without)), oldestAt };
}

/** Plans share ladders: their deliveries are judged at the same few instants. */
function byJudgedInstant(
  untaken: readonly OverdueDelivery[],
  contexts: PlanContexts,
  now: Instant,
  lateMs: number,
): Map<Instant, OverdueDelivery[]> {
  const instants = new Map<Instant, OverdueDelivery[]>();
  for (const delivery of untaken) {
    const context = contexts.of(delivery.plan);
    if (!context) continue;
    const asOf = judgedAt(context, now, lateMs);
    if (delivery.postedAt > asOf) continue;
    const others = instants.get(asOf);
    if (others) others.push(delivery);
    else instants.set(asOf, [delivery]);
  }
  return instants;
}

function byPerson(deliveries: readonly OverdueDelivery[]): OverdueDelivery[][] {
  const groups = new Map<string, OverdueDelivery[]>();
  for (const delivery of deliveries) {
    const key = JSON.stringify([delivery.authority, delivery.person, delivery.channel]);
    const others = groups.get(key);
    if (others) others.push(delivery);
    else groups.set(key, [delivery]);
  }
  return [...groups.values()];
}

// Whoever has had as much as one may get waits by rule.
function sentTimesOf(db: Db, posted: readonly OverdueDelivery[], limits: Limits['perPerson'], asOf: Instant) {
  return findSentTimesOf(db, posted, asOf - Math.max(...Object.values(limits).map(lookBack)));
}
