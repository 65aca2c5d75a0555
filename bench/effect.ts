import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { assignmentsOf, type Assignment } from '../domain/assignment';
import { addDays } from '../domain/dates';
import { rulesOf } from '../domain/plan-rules';
import { dateAt } from '../domain/zone';
import { recordFact } from '../store/record-fact';
import type { Clock, Commune } from './commune';
import type { Stage } from './stage';

/** One thing an officer can report as done. */
export type Open = { planId: string; assignment: Assignment; person: string };

/** Everything the units of a commune can report, plan by plan. */
export function openOf({ register, plans }: Commune, { at, calendar, ladder }: Clock): Open[] {
  const startedOn = addDays(dateAt(at), -10);
  return plans.flatMap((plan) =>
    assignmentsOf(rulesOf({ plan, authority: register, calendar, ladder, startedOn }), [], []).map((assignment) => ({
      planId: plan.id,
      assignment,
      person: register.officers.find(({ unit }) => unit === assignment.lead)?.id ?? '',
    })),
  );
}

export type Effects = {
  /** Reports it as the page does; milliseconds from the committed fact until the workflow has folded it and its receipt is in the ledger. */
  report: (open: Open) => Promise<number>;
  close: () => Promise<void>;
};

/** Watches how far each plan has answered its facts: PostgreSQL tells when something is posted. */
export async function watchEffects({ db, databaseUrl }: Pick<Stage, 'db' | 'databaseUrl'>): Promise<Effects> {
  const waiting = new Map<string, { seq: number; done: () => void }[]>();
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const look = async (planId: string): Promise<void> => {
    const { rows } = await client.query<{ seq: number }>('select noticed_seq as seq from plan where id = $1', [planId]);
    const through = rows[0]?.seq ?? 0;
    const all = waiting.get(planId) ?? [];
    waiting.set(
      planId,
      all.filter(({ seq }) => seq > through),
    );
    for (const { seq, done } of all) if (seq <= through) done();
  };
  client.on('notification', ({ payload }) => void look(payload ?? ''));
  await client.query('listen dondoc_notice');
  return {
    report: async (open) => {
      const seq = await say(db, open);
      const from = performance.now();
      await new Promise<void>((done) => {
        waiting.set(open.planId, [...(waiting.get(open.planId) ?? []), { seq, done }]);
        // It may have been answered between its commit and now.
        void look(open.planId);
      });
      return performance.now() - from;
    },
    close: () => client.end(),
  };
}

async function say(db: Stage['db'], { planId, assignment, person }: Open): Promise<number> {
  const at = Date.now();
  const { task, occurrence, lead } = assignment;
  const about = { plan: planId, task, key: occurrence.key, unit: lead };
  const who = { actor: 'lead' as const, by: person };
  const { fact } = await recordFact(db, { id: randomUUID(), kind: 'completed', ...about, ...who, at, doneOn: dateAt(at) });
  return fact.seq;
}
