import { countWords } from '../../templates/number-words';

/** How many rows a page of a list has. */
export const PAGE_ROWS = 50;

/** Which part of a list is asked for (`?page=3`; anything else is the first). */
export type Part = { page: number; offset: number; limit: number };

export function partOf({ page = '' }: Record<string, string>): Part {
  const number = /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1;
  return { page: number, offset: (number - 1) * PAGE_ROWS, limit: PAGE_ROWS };
}

/** A page's rows of a whole list. */
export function rowsOf<T>(all: readonly T[], { offset, limit }: Part): readonly T[] {
  return all.slice(offset, offset + limit);
}

/**
 * The ways to the neighbouring pages, the other words of the query kept. `total`: of how many rows; a list that is not counted
 * says only whether there is more.
 */
export function pagingView(path: string, query: Record<string, string>, { page, offset, limit }: Part, rest: Rest) {
  const to = (number: number): string => urlWith(path, { ...query, page: number > 1 ? String(number) : '' });
  const hasMore = 'total' in rest ? offset + limit < rest.total : rest.hasMore;
  if (page === 1 && !hasMore) return null;
  const pages = 'total' in rest ? `/${countWords(Math.max(1, Math.ceil(rest.total / limit)))}` : '';
  return {
    previous: page > 1 ? to(page - 1) : null,
    here: `Trang ${countWords(page)}${pages}`,
    next: hasMore ? to(page + 1) : null,
  };
}

type Rest = { total: number } | { hasMore: boolean };

/** An address with the words of its query that are not empty. */
export function urlWith(path: string, query: Record<string, string | null | undefined>): string {
  const words = Object.entries(query).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
  return words.length > 0 ? `${path}?${new URLSearchParams(words).toString()}` : path;
}
