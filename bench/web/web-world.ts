import type { Instant } from '../../domain/dates';
import type { Fact } from '../../domain/fact';
import { dateAt } from '../../domain/zone';
import { createApiKey } from '../../store/api-keys';
import { saveAuthority } from '../../store/authorities';
import type { Db } from '../../store/database';
import type { SigningKeys } from '../../store/link-token';
import { savePlan } from '../../store/save-plan';
import { openSession } from '../../store/sessions';
import { saveShippedData } from '../../worker/seed-sample';
import { insertFacts, insertMessages } from './insert-rows';
import { province, SIZE, type Province } from './province';

/** A large authority in the database, and what a visitor of its pages needs. */
export type WebWorld = Province & {
  /** Session ids of an account that is administrator and coordinator. */
  session: string;
  /** Answer links of some messages: `/l/{token}`. */
  links: readonly string[];
  messages: readonly number[];
  /** A key that may read. */
  apiKey: string;
};

/** The instant of this world, a working morning late in the year: most periods are over, a third of them not done. */
export const AT: Instant = Date.parse('2026-11-23T09:30:00+07:00');

/**
 * Saves a province of 500 units with 40 running plans of 2026 and 10,000 open assignments (others are done), their facts, and
 * 6,000 messages with their notices. Takes about half a minute; for benchmarks and for looking at pages, never for tests.
 */
export async function saveWebWorld(db: Db, keys: SigningKeys): Promise<WebWorld> {
  const calendarVersion = await saveShippedData(db);
  const made = province();
  await saveAuthority(db, made.authority);
  for (const plan of made.plans) await savePlan(db, plan, { calendarVersion });
  await insertFacts(db, made.plans.flatMap(factsOf));
  const { links, messages } = await insertMessages(db, keys, made, AT);
  await db.query(
    `update plan set state = 'running', started_at = '2026-01-05T08:00:00+07:00', handled_on = $1,
       fact_seq = coalesce((select max(seq) from fact where fact.plan = plan.id), 0)`,
    [dateAt(AT)],
  );
  await db.query('update plan set noticed_seq = fact_seq');
  await db.query('analyze');
  const reading = { scopes: ['read'] as const, capacities: [], units: [] };
  const key = { ...reading, authority: made.authority.id, name: 'Đo', createdBy: null, createdAt: AT, expiresAt: null };
  const { key: apiKey } = await createApiKey(db, key);
  return { ...made, session: await aSession(db, made.authority.id), links, messages, apiKey };
}

// The first months are done, on time or late; of some that are open their unit has said that it is at work.
function factsOf({ id, tasks }: Province['plans'][number]): Fact[] {
  return tasks.flatMap((task, place) =>
    Array.from({ length: 12 }, (_, index): Fact[] => {
      const month = String(index + 1).padStart(2, '0');
      const isDone = index < SIZE.doneMonths || (index === SIZE.doneMonths && place < SIZE.doneOfNext);
      const isLate = (place + index) % 5 === 0;
      const day = isLate ? `2026-${String(index + 2).padStart(2, '0')}-12` : `2026-${month}-24`;
      const about = {
        plan: id,
        task: task.no,
        key: `2026-${month}`,
        unit: task.leads[0]?.unit ?? '',
        actor: 'lead',
        by: null,
      } as const;
      const at = Date.parse(`${day}T09:14:00+07:00`);
      if (isDone) return [{ id: `${id}|${task.no}|${month}|done`, kind: 'completed', at, doneOn: day, ...about }];
      return index === 9 ? [{ id: `${id}|${task.no}|${month}|at-work`, kind: 'started', at: AT - index * 60_000, ...about }] : [];
    }).flat(),
  );
}

async function aSession(db: Db, authority: string): Promise<string> {
  await db.query(`insert into account (id, name, email, created_at) values ('bench', 'Người đo', 'do@tinh-do.example', now())`);
  await db.query(
    `insert into account_role (account, authority, role) values ('bench', $1, 'administrator'), ('bench', $1, 'coordinator')`,
    [authority],
  );
  return openSession(db, 'bench', AT);
}
