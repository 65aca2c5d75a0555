import { createHash } from 'node:crypto';
import type { Fact, RecordedFact } from '../domain/fact';
import { appendAudit } from './audit';
import { canonicalJson } from '../domain/canonical-json';
import type { Db, Queryable } from './database';
import { dataOf, FACT_ROW, factOf, type FactRow } from './fact-row';
import { inTransaction } from './in-transaction';
import { UnknownPlan } from './unknown-plan';

type Words = { text?: string; evidence?: unknown };
type Kept = { fact: RecordedFact; isNew: boolean };

/**
 * Keeps a fact, once: fact, place in the plan's order (1, 2, 3 … without gaps) and audit row in one transaction.
 * A fact whose id is known is not stored again: the stored one comes back with `isNew: false`.
 * `words.text` and `words.evidence` stay in the database. Throws UnknownPlan.
 */
export async function recordFact(db: Db, fact: Fact, words: Words = {}): Promise<Kept> {
  return inTransaction(db, (client) => recordFactIn(client, fact, words));
}

/** The same inside the caller's transaction. */
export async function recordFactIn(client: Queryable, fact: Fact, words: Words = {}): Promise<Kept> {
  // The plan's row is the queue: whoever holds it gives the next number, and it is held until commit.
  const { rows: plans } = await client.query<{ next: number }>('select fact_seq + 1 as next from plan where id = $1 for update', [
    fact.plan,
  ]);
  const plan = plans[0];
  if (!plan) throw new UnknownPlan(fact.plan);
  const known = await findFact(client, fact.id);
  if (known) return { fact: known, isNew: false };
  const stored = await insertFact(client, fact, plan.next, words);
  // The same id said about two plans at once: the other one was first.
  if (!stored) return { fact: (await findFact(client, fact.id)) ?? { ...fact, seq: plan.next }, isNew: false };
  await client.query('update plan set fact_seq = $2 where id = $1', [fact.plan, plan.next]);
  await appendAudit(client, 'fact', { ...stored, words: createHash('sha256').update(canonicalJson(words)).digest('hex') });
  await client.query(`select pg_notify('dondoc_fact', $1)`, [fact.plan]);
  return { fact: stored, isNew: true };
}

async function findFact(client: Queryable, id: string): Promise<RecordedFact | null> {
  const { rows } = await client.query<FactRow>(`select ${FACT_ROW} from fact where id = $1`, [id]);
  return rows[0] ? factOf(rows[0]) : null;
}

async function insertFact(client: Queryable, fact: Fact, seq: number, words: Words): Promise<RecordedFact | null> {
  const { rows } = await client.query<FactRow>(
    `insert into fact (id, plan, seq, kind, task, key, unit, actor, by, at, data, text, evidence)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict (id) do nothing returning ${FACT_ROW}`,
    [
      fact.id,
      fact.plan,
      seq,
      fact.kind,
      fact.task,
      fact.key,
      fact.unit,
      fact.actor,
      fact.by,
      new Date(fact.at),
      JSON.stringify(dataOf(fact)),
      words.text ?? null,
      words.evidence === undefined ? null : JSON.stringify(words.evidence),
    ],
  );
  return rows[0] ? factOf(rows[0]) : null;
}
