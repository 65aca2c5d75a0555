import type { Instant } from '../domain/dates';
import type { ScheduleShift } from '../domain/next-year/shift-plan';
import type { Plan, PlanId } from '../domain/plan';
import type { Queryable } from './database';

/** Where a draft came from: a file (or pasted text), or another year's plan with what copying did to it. */
export type DraftOrigin =
  | { kind: 'file'; name: string }
  | { kind: 'copy'; from: PlanId; schedules: ScheduleShift[]; kept: { task: string | null; text: string }[] };

/** What was answered to a question; `later`: left open, the safe default holds. */
export type DraftAnswer = { what: 'done' | 'later'; words: string };

/** A new year's plan while it is being prepared. `text` is its plan file as it stands, `by` the account that began it. */
export type PlanDraft = {
  id: string;
  authority: string;
  origin: DraftOrigin;
  text: string;
  plan: Plan;
  answers: Readonly<Record<string, DraftAnswer>>;
  version: number;
  by: string;
  createdAt: Instant;
  changedAt: Instant;
  /** What it was rehearsed for, and when; null: not yet. */
  rehearsedFor: string | null;
  rehearsedAt: Instant | null;
};

const COLUMNS = `id, authority, origin, text, body as plan, answers, version, by, created_at as "createdAt",
  changed_at as "changedAt", rehearsed_for as "rehearsedFor", rehearsed_at as "rehearsedAt"`;

/** One draft of an authority, or null. */
export async function findDraft(db: Queryable, authority: string, id: string): Promise<PlanDraft | null> {
  const { rows } = await db.query<PlanDraft>(`select ${COLUMNS} from plan_draft where authority = $1 and id = $2`, [
    authority,
    id,
  ]);
  return rows[0] ?? null;
}

/** The drafts of an authority, the one changed last first. */
export async function listDrafts(db: Queryable, authority: string): Promise<PlanDraft[]> {
  const { rows } = await db.query<PlanDraft>(
    `select ${COLUMNS} from plan_draft where authority = $1 order by changed_at desc, id`,
    [authority],
  );
  return rows;
}

type NewDraft = Pick<PlanDraft, 'id' | 'authority' | 'origin' | 'text' | 'plan' | 'by'> & { at: Instant };

/** Keeps a new draft; one whose id is known already stays as it is. */
export async function addDraft(db: Queryable, { id, authority, origin, text, plan, by, at }: NewDraft): Promise<void> {
  await db.query(
    `insert into plan_draft (id, authority, origin, text, body, by, created_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict (id) do nothing`,
    [id, authority, JSON.stringify(origin), text, JSON.stringify(plan), by, new Date(at)],
  );
}

type ChangedDraft = Pick<PlanDraft, 'id' | 'authority' | 'text' | 'plan' | 'answers' | 'version'> & { at: Instant };

/** Replaces a draft's content if it is still at `version`; false: somebody else has changed it meanwhile. */
export async function changeDraft(
  db: Queryable,
  { id, authority, text, plan, answers, version, at }: ChangedDraft,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update plan_draft set text = $4, body = $5, answers = $6, changed_at = $7, version = version + 1
     where authority = $1 and id = $2 and version = $3`,
    [authority, id, version, text, JSON.stringify(plan), JSON.stringify(answers), new Date(at)],
  );
  return rowCount === 1;
}

/** Removes a draft and its rehearsal. */
export async function removeDraft(db: Queryable, authority: string, id: string): Promise<void> {
  await db.query('delete from plan_draft where authority = $1 and id = $2', [authority, id]);
}
