import type { Instant } from '../domain/dates';
import type { Queryable } from './database';

/** When a provider is asked what became of a message, and until when its answer is waited for; null: it cannot be asked. */
export type Asking = { at: Instant; until: Instant } | null;

/** How an attempt ended, as the ledger keeps it. */
export type AttemptEnd =
  | { state: 'accepted'; provider: string; reference: string | null; asking: Asking }
  | { state: 'deferred'; error: string; notBefore: Instant; counts: boolean; isDown: boolean }
  | { state: 'refused'; error: string }
  | { state: 'unknown'; error: string; notBefore: Instant | null; isNew: boolean; askUntil: Instant };

/**
 * Writes down how attempt `attempt` of a message ended, with its deliveries, unless a later attempt has begun: a process that
 * woke from a freeze must not overwrite what happened since. An `unknown` without `notBefore` stops. One statement, so that
 * it needs no transaction of its own. Returns whether it was written.
 */
export async function finishAttempt(
  db: Queryable,
  message: { id: number; attempt: number },
  end: AttemptEnd,
  now: Instant,
): Promise<boolean> {
  const { rows } = await db.query(
    `with finished as (
       update message set state = $3, claimed_by = null, lease_until = null, not_before = $4, error = $5, sent_at = $6,
         provider_ref = coalesce($7, provider_ref), unknowns = unknowns + $8, deferrals = deferrals + $9,
         provider = coalesce($10, provider), ask_at = $11, ask_until = coalesce($12, ask_until),
         provider_down = $15
       where id = $1 and attempt = $2 and (state = 'sending' or state = 'unknown' and $3 <> 'unknown') returning id),
     told as (
       update delivery set state = $13, changed_at = $14 from finished
       where $13::text is not null and delivery.message = finished.id and delivery.state in ('open', 'expired', 'undeliverable'))
     select id from finished`,
    [
      message.id,
      message.attempt,
      end.state,
      ...valuesOf(end, now),
      deliveryState(end),
      new Date(now),
      end.state === 'deferred' && end.isDown,
    ],
  );
  return rows.length > 0;
}

function valuesOf(end: AttemptEnd, now: Instant): unknown[] {
  const accepted = end.state === 'accepted' ? end : null;
  return [
    instant('notBefore' in end ? end.notBefore : null),
    'error' in end ? end.error : null,
    instant(accepted ? now : null),
    accepted?.reference ?? null,
    end.state === 'unknown' && end.isNew ? 1 : 0,
    end.state === 'deferred' && end.counts ? 1 : 0,
    accepted?.provider ?? null,
    instant(accepted?.asking?.at ?? null),
    instant(end.state === 'unknown' ? end.askUntil : (accepted?.asking?.until ?? null)),
  ];
}

function instant(at: Instant | null): Date | null {
  return at === null ? null : new Date(at);
}

function deliveryState(end: AttemptEnd): string | null {
  if (end.state === 'accepted') return 'told';
  if (end.state === 'refused') return 'undeliverable';
  return end.state === 'unknown' && end.notBefore === null ? 'undeliverable' : null;
}
