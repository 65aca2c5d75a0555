import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import type { Ladder } from '../../domain/ladder';
import type { Authority } from '../../domain/unit';
import { findAuthority } from '../../store/authorities';
import { findCalendarOf } from '../../store/calendars';
import type { Db } from '../../store/database';
import { findLadder } from '../../store/ladders';
import { findDraft, type PlanDraft } from '../../store/plan-drafts';

/** A draft with what it is checked and rehearsed by: the newest register, calendar and ladder. */
export type DraftSources = { draft: PlanDraft; authority: Authority; calendar: WorkCalendar; ladder: Ladder };

/** The draft an address names, of that authority; null: there is none. */
export async function draftOf(db: Db, params: { authority: string; draft: string }): Promise<DraftSources | null> {
  const [draft, authority, calendar] = await Promise.all([
    findDraft(db, params.authority, params.draft),
    findAuthority(db, params.authority),
    findCalendarOf(db, params.authority),
  ]);
  if (!draft || !authority || !calendar) return null;
  const ladder = await findLadder(db, draft.plan.ladder, authority.id);
  if (!ladder) throw new Error(`no ladder ${draft.plan.ladder}`);
  return { draft, authority, calendar, ladder };
}
