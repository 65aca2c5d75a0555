import type { DateString } from '../domain/dates';
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

export type Words = {
  factText: (id: string) => FactText | null;
  history: (notice: Notice) => string | null;
  /** The notice with the number of reminders that were accepted, which an outage may have made fewer than were due. */
  asTold: (notice: Notice) => Notice;
};

/** Reads, right before a message is composed, what people wrote and when they were told: words no workflow ever sees. */
export async function readWords(
  db: Queryable,
  register: Authority,
  entries: readonly { plan: PlanId; notice: Notice }[],
): Promise<Words> {
  const facts = new Map<string, FactText>();
  const histories = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { plan, notice } of entries) {
    const known = notice.fact ? await findFactWords(db, notice.fact) : null;
    if (known && notice.fact) facts.set(notice.fact, factText(register, known));
    const days = await remindedDays(db, plan, notice);
    const words = notice.failed ? failureWords(register, notice.failed) : days.map(dateWords).join(', ');
    if (words) histories.set(notice.key, words);
    if (days.length > 0) counts.set(notice.key, days.length);
  }
  return {
    factText: (id) => facts.get(id) ?? null,
    history: ({ key }) => histories.get(key) ?? null,
    asTold: (notice) => {
      const reminded = counts.get(notice.key);
      return reminded === undefined ? notice : { ...notice, items: notice.items.map((item) => ({ ...item, reminded })) };
    },
  };
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

async function remindedDays(db: Queryable, plan: PlanId, { kind, items }: Notice): Promise<DateString[]> {
  const [item] = items;
  if (!item || (kind !== 'escalation' && kind !== 'leadership')) return [];
  return [...new Set((await findRemindedTimes(db, plan, item)).map(dateAt))];
}
