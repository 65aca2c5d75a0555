import type { Notice } from '../domain/notice';
import type { PlanId } from '../domain/plan';
import type { Authority } from '../domain/unit';
import { dateAt } from '../domain/zone';
import type { Queryable } from '../store/database';
import { findFactWords } from '../store/find-facts';
import { findRemindedTimes } from '../store/find-reminded-days';
import { dateWords } from '../templates/date-words';
import type { FactText } from '../templates/render-message';
import { failureWords } from './failure-words';

export type Words = { factText: (id: string) => FactText | null; history: (notice: Notice) => string | null };

/** Reads, right before a message is composed, what people wrote and when they were told: words no workflow ever sees. */
export async function readWords(
  db: Queryable,
  register: Authority,
  entries: readonly { plan: PlanId; notice: Notice }[],
): Promise<Words> {
  const facts = new Map<string, FactText>();
  const histories = new Map<string, string>();
  for (const { plan, notice } of entries) {
    const known = notice.fact ? await findFactWords(db, notice.fact) : null;
    if (known && notice.fact) facts.set(notice.fact, factText(register, known));
    const words = notice.failed ? failureWords(register, notice.failed) : await remindedWords(db, plan, notice);
    if (words) histories.set(notice.key, words);
  }
  return { factText: (id) => facts.get(id) ?? null, history: ({ key }) => histories.get(key) ?? null };
}

function factText(register: Authority, { fact, text }: NonNullable<Awaited<ReturnType<typeof findFactWords>>>): FactText {
  return {
    text,
    at: fact.at,
    doneOn: fact.doneOn ?? null,
    newDueOn: fact.newDueOn ?? null,
    kind: fact.kind,
    by: register.officers.find(({ id }) => id === fact.by)?.name ?? null,
  };
}

async function remindedWords(db: Queryable, plan: PlanId, { kind, items }: Notice): Promise<string | null> {
  const [item] = items;
  if (!item || (kind !== 'escalation' && kind !== 'leadership')) return null;
  const days = (await findRemindedTimes(db, plan, item)).map(dateAt);
  return days.length > 0 ? [...new Set(days)].map(dateWords).join(', ') : null;
}
