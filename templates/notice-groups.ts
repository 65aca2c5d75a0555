import type { DateString } from '../domain/dates';
import type { Addressee, Notice, NoticeItem, NoticeKind } from '../domain/notice';
import type { Plan } from '../domain/plan';
import { KIND_ORDER } from './kind-words';
import type { Entry } from './message-input';

/** Notices that are told together: one kind, one plan, one addressee. `items` are theirs, each once, nearest day first. */
export type NoticeGroup = {
  kind: NoticeKind;
  plan: Plan;
  to: Addressee;
  notices: readonly Notice[];
  items: readonly GroupItem[];
  nearestOn: DateString | null;
};

export type GroupItem = NoticeItem & { notice: Notice };

// Each of these carries the words of its own fact, so it stays a paragraph of its own.
const ALONE: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'receipt',
  'returned',
  'extension-asked',
  'extension-decided',
  'obstacle',
]);

/** The parts of a message, worst first. */
export function groupNotices(entries: readonly Entry[]): NoticeGroup[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = groupKey(entry);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()].map(groupOf).sort(worstFirst);
}

function groupKey({ notice, plan }: Entry): string {
  const { to, rung, window, wantedOn } = notice;
  const kind = spokenKind(notice);
  const parts = [plan.id, kind, to.unit, to.as];
  if (ALONE.has(kind) || rung === 'urged') parts.push(notice.key);
  if (kind === 'evidence') parts.push(window?.from ?? '', window?.to ?? '', wantedOn ?? '');
  return JSON.stringify(parts);
}

function groupOf(entries: Entry[]): NoticeGroup {
  const [first] = entries as [Entry, ...Entry[]];
  const notices = [...new Map(entries.map(({ notice }) => [notice.key, notice])).values()];
  const items = new Map<string, GroupItem>();
  for (const notice of notices) {
    for (const item of notice.items) {
      const key = JSON.stringify([item.task, item.key, item.lead, item.what ?? null]);
      if (!items.has(key)) items.set(key, { ...item, notice });
    }
  }
  const kind = spokenKind(first.notice);
  const sorted = [...(kind === 'date-asked' ? byTask([...items.values()]) : items.values())].sort((a, b) =>
    compare(dayOf(a), dayOf(b)),
  );
  const days = sorted.flatMap(({ dueOn }) => dueOn ?? []);
  return { kind, plan: first.plan, to: first.notice.to, notices, items: sorted, nearestOn: days[0] ?? null };
}

/** The kind in whose words a notice is told: a quota of one is an ordinary reminder. */
export function spokenKind({ kind, quota }: Notice): NoticeKind {
  return kind === 'quota' && (quota?.of ?? 1) <= 1 ? 'reminder' : kind;
}

// One task asked of every member of a group is one line with all of them.
function byTask(items: readonly GroupItem[]): GroupItem[] {
  const tasks = [...new Set(items.map(({ task }) => task))];
  return tasks.flatMap((task) => {
    const same = items.filter((item) => item.task === task);
    const [first] = same;
    const units = same.flatMap(({ lead }) => lead ?? []);
    return first ? [{ ...first, ...(units.length > 1 && { units }) }] : [];
  });
}

function worstFirst(a: NoticeGroup, b: NoticeGroup): number {
  return rank(a.kind) - rank(b.kind) || compare(a.nearestOn ?? '9999', b.nearestOn ?? '9999');
}

function rank(kind: NoticeKind): number {
  return KIND_ORDER.findIndex((kinds) => kinds.includes(kind));
}

function dayOf(item: NoticeItem): string {
  return item.dueOn ?? '9999';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
