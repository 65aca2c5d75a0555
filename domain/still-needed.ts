import type { RecordedFact } from './fact';
import type { Notice, NoticeItem, NoticeKind } from './notice';

// Notices that ask for something or complain that it is missing; all others tell what was, whatever comes after.
const ASKING: ReadonlySet<NoticeKind> = new Set([
  'reminder',
  'due',
  'overdue',
  'escalation',
  'leadership',
  'partner',
  'silent-partner',
  'evidence',
  'quota',
  'report-due',
]);

/** True when a notice still says something true and useful, by the facts of its plan so far. */
export function stillNeeded(notice: Notice, facts: readonly RecordedFact[]): boolean {
  return withoutSettled(notice, facts) !== null;
}

/**
 * The notice without what has been done, has lapsed or was extended since it was written; null when nothing is left of it.
 * Looked at right before sending: a fact that came while the notice waited must be obeyed.
 */
export function withoutSettled(notice: Notice, facts: readonly RecordedFact[]): Notice | null {
  if (!ASKING.has(notice.kind)) return notice;
  const withdrawn = new Set(facts.filter(({ kind }) => kind === 'withdrawn').map(({ about }) => about));
  const standing = facts.filter(({ id }) => !withdrawn.has(id)).sort((a, b) => a.seq - b.seq);
  if (standing.some(({ kind }) => kind === 'closed')) return null;
  const items = notice.items.filter((item) => !isSettled(notice, item, standing));
  if (items.length === notice.items.length) return notice;
  return items.length > 0 ? { ...notice, items } : null;
}

function isSettled(notice: Notice, item: NoticeItem, standing: readonly RecordedFact[]): boolean {
  const about = standing.filter(({ task, key }) => task === item.task && key === item.key);
  if (notice.kind === 'partner' && about.some(({ kind, unit }) => kind === 'contributed' && unit === notice.to.unit)) return true;
  const said = about.filter(({ unit }) => item.lead === null || unit === item.lead);
  const wanted = item.times ?? notice.quota?.of ?? 1;
  let done = 0;
  let last = 0;
  let nothingArose = false;
  let dueOn = item.dueOn ?? null;
  for (const fact of said) {
    const settled = nothingArose || done >= wanted;
    if (fact.kind === 'completed' && !settled) done += last = fact.count ?? 1;
    else if (fact.kind === 'nothing-arose') nothingArose = true;
    else if (fact.kind === 'returned' && settled) [done, last, nothingArose] = [done - last, 0, false];
    else if (fact.kind === 'extension-granted' && fact.newDueOn && dueOn && fact.newDueOn > dueOn) dueOn = fact.newDueOn;
  }
  return nothingArose || done >= wanted || dueOn !== (item.dueOn ?? null);
}
