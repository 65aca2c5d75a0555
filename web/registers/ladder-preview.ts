import type { Instant } from '../../domain/dates';
import type { RecordedFact } from '../../domain/fact';
import type { Ladder } from '../../domain/ladder';
import type { Notice, NoticeKind } from '../../domain/notice';
import type { Plan } from '../../domain/plan';
import { withLoaded } from '../../domain/plan-progress';
import type { PlanRules } from '../../domain/plan-rules';
import { notLoaded } from '../../domain/plan-state';
import { rehearseFrom } from '../../domain/rehearse';
import { dateAt } from '../../domain/zone';
import { CHANNEL_WORDS } from '../../templates/channel-words';
import { dateWords } from '../../templates/date-words';
import { KIND_WORDS } from '../../templates/kind-words';
import { countWords, taskNumberWords } from '../../templates/number-words';
import { periodWords } from '../../templates/period-words';

type Source = {
  plan: Plan;
  rules: PlanRules;
  facts: readonly RecordedFact[];
  told: readonly Notice[];
  handledOn: string | null;
  answeredThrough: number;
};

const DAYS_AHEAD = 60;
const DAY_MS = 86_400_000;
const MOST_ROWS = 40;
// Told about an occurrence of one lead, and moved by a ladder.
const LADDER_KINDS: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'reminder',
  'due',
  'overdue',
  'quota',
  'report-due',
  'partner',
  'silent-partner',
  'evidence',
  'escalation',
  'leadership',
]);

/** What another ladder changes for a plan in the next 60 days if nobody answers: the next notice of each open occurrence, and how many there are. */
export function ladderPreview(source: Source, ladder: Ladder, at: Instant) {
  const [before, after] = [source.rules.ladder, ladder].map((one) =>
    ahead({ ...source, rules: { ...source.rules, ladder: one } }, at),
  );
  if (!before || !after) return null;
  const about = [...new Set([...before.next.keys(), ...after.next.keys()])];
  const changed = about.flatMap((key) => {
    const [was, is] = [before.next.get(key), after.next.get(key)];
    if (was?.words === is?.words) return [];
    const { task = '', period = null } = was ?? is ?? {};
    return [
      {
        task: taskNumberWords(task),
        title: source.plan.tasks.find(({ no }) => no === task)?.title ?? '',
        period: period ? periodWords(period) : '',
        before: was?.words ?? 'không có',
        after: is?.words ?? 'không có',
      },
    ];
  });
  return {
    title: source.plan.title,
    count: countWords(changed.length),
    rows: changed.slice(0, MOST_ROWS),
    more: Math.max(0, changed.length - MOST_ROWS),
    hasRows: changed.length > 0,
    totals: [...new Set([...before.counts.keys(), ...after.counts.keys()])]
      .map((words) => ({ words, before: before.counts.get(words) ?? 0, after: after.counts.get(words) ?? 0 }))
      .filter((total) => total.before !== total.after),
  };
}

// Both lists are tagged with what is late in them.
const RUNG_WORDS: Partial<Record<NoticeKind, string>> = { escalation: 'Báo cáo cơ quan đầu mối', leadership: 'Báo cáo lãnh đạo' };

type Next = { task: string; period: string | null; words: string };

function ahead({ rules, facts, told, handledOn, answeredThrough }: Source, at: Instant) {
  const loaded = { rules, facts, told, handledOn, answeredThrough, closed: false, readOn: dateAt(at) };
  const state = withLoaded(notLoaded(rules.planId), loaded);
  const next = new Map<string, Next>();
  const counts = new Map<string, number>();
  const count = (words: string) => counts.set(words, (counts.get(words) ?? 0) + 1);
  for (const order of rehearseFrom(state, at, at + DAYS_AHEAD * DAY_MS))
    for (const notice of order.notices.filter(({ kind }) => LADDER_KINDS.has(kind))) {
      count(RUNG_WORDS[notice.kind] ?? KIND_WORDS[notice.kind].heading);
      if (notice.channels.includes('sms')) count('Tin nhắn SMS');
      for (const { task, key, lead } of notice.items) {
        const about = JSON.stringify([task, key, lead, notice.to.as, notice.to.unit]);
        if (!next.has(about)) next.set(about, { task, period: key, words: nextWords(notice, dateAt(order.at)) });
      }
    }
  return { next, counts };
}

function nextWords({ kind, channels }: Notice, on: string): string {
  return `${RUNG_WORDS[kind] ?? KIND_WORDS[kind].tag} ngày ${dateWords(on)} (${channels.map((channel) => CHANNEL_WORDS[channel]).join(', ')})`;
}
