import { Gauge, Registry } from 'prom-client';
import type { Instant } from '../../domain/dates';
import { CHANNELS } from '../../domain/notice';
import { nextSendingTime } from '../../domain/sending-hours';
import { findAlarms } from '../../store/alarms';
import { countMessages, countPlans } from '../../store/count-messages';
import { findOldestUnsent, findOldestWaiting } from '../../store/find-oldest-unsent';
import { findPlan } from '../../store/find-plan';
import { findPlansUntold } from '../../store/find-plans-untold';
import { MESSAGE_STATE_WORDS, PLAN_STATE_WORDS } from '../../templates/status-words';
import type { WebDeps } from '../web-deps';

type Deps = Pick<WebDeps, 'db' | 'rulesOf'>;
type Row = { labels: Record<string, string>; value: number };

/** What the system is doing at an instant, as gauges: numbers by state and channel, ages in seconds. No names, no plans. */
export async function readMetrics(deps: Deps, now: Instant): Promise<Registry> {
  const { db } = deps;
  const registry = new Registry();
  const gauge = (name: string, help: string, rows: readonly Row[]): void => {
    const added = new Gauge({ name, help, labelNames: Object.keys(rows[0]?.labels ?? {}), registers: [registry] });
    for (const { labels, value } of rows) added.set(labels, value);
  };
  const [messages, plans, untold, alarms] = await Promise.all([
    countMessages(db),
    countPlans(db),
    findPlansUntold(db, now),
    findAlarms(db),
  ]);
  gauge('dondoc_messages', 'Messages by state and channel', [
    ...Object.keys(MESSAGE_STATE_WORDS).flatMap((state) =>
      CHANNELS.map((channel) => ({
        labels: { state, channel },
        value: messages.find((row) => row.state === state && row.channel === channel)?.count ?? 0,
      })),
    ),
  ]);
  gauge(
    'dondoc_plans',
    'Plans by state',
    Object.keys(PLAN_STATE_WORDS).map((state) => ({
      labels: { state },
      value: plans.find((row) => row.state === state)?.count ?? 0,
    })),
  );
  const single = (name: string, help: string, value: number): void => gauge(name, help, [{ labels: {}, value }]);
  const unknown = messages.filter(({ state }) => state === 'unknown').reduce((sum, { count }) => sum + count, 0);
  single('dondoc_messages_unknown', 'Messages of which nobody can say whether they were sent', unknown);
  const oldestUnsent = secondsSince(await findOldestUnsent(db, now), now);
  single('dondoc_oldest_unsent_message_seconds', 'Age of the oldest message that is due and not out', oldestUnsent);
  const lag = secondsSince(await oldestSendable(deps, now), now);
  single('dondoc_dispatcher_lag_seconds', 'For how long the oldest delivery could have been sent', lag);
  const facts = untold.reduce((sum, { count }) => sum + count, 0);
  single('dondoc_facts_not_signalled', 'Facts that their plan has not been told', facts);
  const oldestFact = secondsSince(untold[0]?.oldestAt ?? null, now);
  single('dondoc_oldest_fact_not_signalled_seconds', 'Age of the oldest of these facts', oldestFact);
  single('dondoc_alarms', 'Alarms that stand', alarms.length);
  return registry;
}

/** Since when the oldest delivery that waits could have been sent: what waits for the morning is not late. */
async function oldestSendable({ db, rulesOf }: Deps, now: Instant): Promise<Instant | null> {
  let oldest: Instant | null = null;
  for (const { plan, postedAt } of await findOldestWaiting(db, now)) {
    const row = await findPlan(db, plan);
    if (!row) continue;
    const rules = await rulesOf(row);
    const from = nextSendingTime(rules, postedAt);
    if (nextSendingTime(rules, now) <= now && from <= now) oldest = Math.min(oldest ?? from, from);
  }
  return oldest;
}

function secondsSince(at: Instant | null, now: Instant): number {
  return at === null ? 0 : Math.max(0, now - at) / 1000;
}
