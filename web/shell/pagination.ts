type Page = { words: string; to: string | null; isHere: boolean; isGap: boolean };

/**
 * The ways to the other pages of a long list, for the partial `pagination`: first, last and those around the one shown; null
 * where one page holds all. `url` is the list's address with its filters; `page` is added to it.
 */
export function pagination(url: string, page: number, pages: number): { pages: Page[] } | null {
  if (pages <= 1) return null;
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages);
  const ways = shown.flatMap((n, index): Page[] => {
    const before = shown[index - 1];
    const way = { words: String(n), to: n === page ? null : withPage(url, n), isHere: n === page, isGap: false };
    return before !== undefined && n > before + 1 ? [GAP, way] : [way];
  });
  return { pages: ways };
}

/** The number of a page as asked for in an address: 1 for what is none, the last for what lies beyond. */
export function pageAsked(asked: unknown, pages: number): number {
  const n = typeof asked === 'string' && /^\d{1,6}$/.test(asked) ? Number(asked) : 1;
  return Math.min(Math.max(1, n), Math.max(1, pages));
}

const GAP: Page = { words: '…', to: null, isHere: false, isGap: true };

function withPage(url: string, page: number): string {
  const [path = '', query = ''] = url.split('?');
  const fields = new URLSearchParams(query);
  fields.set('page', String(page));
  return `${path}?${fields}`;
}
