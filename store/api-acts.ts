import type { Instant } from '../domain/dates';
import type { Queryable } from './database';

/** An act as a program asked for it: which key, which Idempotency-Key, the hash of what it wants. */
export type Act = { key: string; idempotencyKey: string; requestHash: string };

/** `ours`: nobody has done it, do it · `answered` before, in this way · `under-way` by somebody else · `other`: the name was used for another act. */
export type Begun = { is: 'ours' } | { is: 'answered'; status: number; body: string } | { is: 'under-way' } | { is: 'other' };

type Row = { hash: string; status: number | null; body: string | null };

/** Begins an act, once. One whose process ended in the middle is taken up again when its lease has run out. */
export async function beginAct(db: Queryable, act: Act, at: Instant, leaseMs: number): Promise<Begun> {
  const values = [act.key, act.idempotencyKey, act.requestHash, new Date(at + leaseMs), new Date(at)];
  const begun = await db.query(
    `insert into api_act as act (key, idempotency_key, request_hash, lease_until, at) values ($1, $2, $3, $4, $5)
     on conflict (key, idempotency_key) do update set lease_until = $4
       where act.status is null and act.lease_until < $5 and act.request_hash = $3`,
    values,
  );
  if (begun.rowCount) return { is: 'ours' };
  const { rows } = await db.query<Row>(
    'select request_hash as hash, status, body from api_act where key = $1 and idempotency_key = $2',
    values.slice(0, 2),
  );
  const [row] = rows;
  if (row && row.hash !== act.requestHash) return { is: 'other' };
  // Dropped in between: whoever was at it failed, and the next try may do it.
  if (!row || row.status === null) return { is: 'under-way' };
  return { is: 'answered', status: row.status, body: row.body ?? '' };
}

/** Keeps how an act was answered, for as long as its plan lives. */
export async function finishAct(db: Queryable, { key, idempotencyKey }: Act, status: number, body: string): Promise<void> {
  await db.query('update api_act set status = $3, body = $4 where key = $1 and idempotency_key = $2', [
    key,
    idempotencyKey,
    status,
    body,
  ]);
}

/** Forgets an act that was refused or failed: the same name may be used for it again. */
export async function dropAct(db: Queryable, { key, idempotencyKey }: Act): Promise<void> {
  await db.query('delete from api_act where key = $1 and idempotency_key = $2 and status is null', [key, idempotencyKey]);
}
