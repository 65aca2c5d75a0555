import { Problem } from '../serve/problem';

/**
 * A page of a list that is whole in memory, after the item whose id `after` holds. The order is the list's own; an item that is
 * gone since ends the reading with words, never with items left out in silence.
 */
export function pageOfList<T>(
  list: readonly T[],
  idOf: (item: T) => string,
  { after, limit }: { after?: string | undefined; limit: number },
): { items: T[]; next: string | null } {
  const from = after === undefined ? 0 : list.findIndex((item) => idOf(item) === fromCursor(after)) + 1;
  if (after !== undefined && from === 0) throw staleCursor();
  const items = list.slice(from, from + limit);
  const last = items.at(-1);
  return { items, next: last !== undefined && from + limit < list.length ? toCursor(idOf(last)) : null };
}

/** What `next` and `after` hold: an id, written so that nobody reads more into it. */
export function toCursor(id: string): string {
  return Buffer.from(id, 'utf8').toString('base64url');
}

export function fromCursor(cursor: string): string {
  return Buffer.from(cursor, 'base64url').toString('utf8');
}

/** A cursor that is a number, or null without one. */
export function numberCursor(after: string | undefined): number | null {
  if (after === undefined) return null;
  const given = fromCursor(after);
  if (!/^\d{1,15}$/.test(given)) throw staleCursor();
  return Number(given);
}

function staleCursor(): Problem {
  const detail = 'Con trỏ không còn dùng được. Đề nghị đọc lại danh sách từ đầu, không ghi “after”.';
  return new Problem('wrong-input', 'Đề nghị đọc lại danh sách từ đầu.', { errors: [{ field: 'after', detail }] });
}
