import type { Notice } from '../domain/notice';
import { KIND_ORDER } from './kind-words';

/** Notices worst first, of one kind the nearest day first: the order in which a message lists what it tells. */
export function worstFirst<T extends { notice: Notice }>(entries: readonly T[]): T[] {
  const key = ({ notice }: T) => `${String(rank(notice)).padStart(2, '0')}|${notice.items[0]?.dueOn ?? '9999'}|${notice.key}`;
  return [...entries].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function rank({ kind }: Notice): number {
  return KIND_ORDER.findIndex((kinds) => kinds.includes(kind));
}
