import { bare } from '../document/bare';
import type { Passage } from '../document/passages';
import type { TaskDraft } from './plan-draft';

/** The passages a task was read from: from the first of them, until before the next task's. */
export type Located = Readonly<Record<string, readonly [number, number]>>;

const MOST_OF_TASK = 12;

/** Where each task stands among the passages of its document. Rows of a table are told apart by the words of the task. */
export function locateTasks(passages: readonly Passage[], tasks: readonly TaskDraft[]): Located {
  const words = passages.map(({ text }) => new Set(bare(text).split(' ')));
  let last = -1;
  const starts = tasks.map((task) => {
    const from = passages.findIndex((passage) => !isBefore(passage, task));
    const at = from < 0 ? -1 : passages[from]?.isRow ? bestRow(passages, words, task, Math.max(from, last + 1)) : from;
    if (at >= 0) last = at;
    return at;
  });
  return Object.fromEntries(
    tasks.flatMap(({ no }, place) => {
      const from = starts[place] ?? -1;
      if (from < 0) return [];
      const next = Math.min(passages.length, from + MOST_OF_TASK, ...starts.filter((start) => start > from));
      return [[no, [from, passages[from]?.isRow ? from + 1 : next] as const]];
    }),
  );
}

function isBefore({ page, line }: Passage, { place }: TaskDraft): boolean {
  return (page ?? 0) < (place.page ?? 0) || ((page ?? 0) === (place.page ?? 0) && line < place.line);
}

// A table may go on over pages: the row that has most of the task's words, the first of equals.
function bestRow(passages: readonly Passage[], words: readonly Set<string>[], { title }: TaskDraft, from: number): number {
  const wanted = bare(title).split(' ');
  let best = { at: from, share: 0 };
  for (let at = from; at < passages.length; at += 1) {
    if (!passages[at]?.isRow) continue;
    const share = wanted.filter((word) => words[at]?.has(word)).length / wanted.length;
    if (share > best.share) best = { at, share };
    if (best.share === 1) break;
  }
  return Math.min(best.at, passages.length - 1);
}
