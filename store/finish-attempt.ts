import type { Instant } from '../domain/dates';
import { inTransaction } from './in-transaction';
import type { Db, Queryable } from './database';

/** How an attempt ended, as the ledger keeps it. */
export type AttemptEnd =
  | { state: 'accepted'; reference: string | null }
  | { state: 'deferred'; error: string; notBefore: Instant; counts: boolean }
  | { state: 'refused'; error: string }
  | { state: 'unknown'; error: string; notBefore: Instant | null; isNew: boolean };

/**
 * Writes down how attempt `attempt` of a message ended, unless a later attempt has begun: a process that woke from a freeze
 * must not overwrite what happened since. An `unknown` without `notBefore` stops. `also` runs in the same transaction.
 * Returns whether it was written.
 */
export async function finishAttempt(
  db: Db,
  message: { id: number; attempt: number },
  end: AttemptEnd,
  now: Instant,
  also: (client: Queryable) => Promise<void> = () => Promise.resolve(),
): Promise<boolean> {
  return inTransaction(db, async (client) => {
    const { rowCount } = await client.query(
      `update message set state = $3, claimed_by = null, lease_until = null, not_before = $4, error = $5, sent_at = $6,
         provider_ref = coalesce($7, provider_ref), unknowns = unknowns + $8, deferrals = deferrals + $9
       where id = $1 and attempt = $2 and (state = 'sending' or state = 'unknown' and $3 <> 'unknown')`,
      [
        message.id,
        message.attempt,
        end.state,
        'notBefore' in end && end.notBefore !== null ? new Date(end.notBefore) : null,
        'error' in end ? end.error : null,
        end.state === 'accepted' ? new Date(now) : null,
        end.state === 'accepted' ? end.reference : null,
        end.state === 'unknown' && end.isNew ? 1 : 0,
        end.state === 'deferred' && end.counts ? 1 : 0,
      ],
    );
    if (!rowCount) return false;
    const delivery = deliveryState(end);
    if (delivery) {
      await client.query(
        `update delivery set state = $2, changed_at = $3 where message = $1 and state in ('open', 'expired', 'undeliverable')`,
        [message.id, delivery, new Date(now)],
      );
    }
    await also(client);
    return true;
  });
}

function deliveryState(end: AttemptEnd): string | null {
  if (end.state === 'accepted') return 'told';
  if (end.state === 'refused') return 'undeliverable';
  return end.state === 'unknown' && end.notBefore === null ? 'undeliverable' : null;
}
