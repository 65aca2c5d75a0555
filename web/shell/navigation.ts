import type { Right } from './rights';
import { holds, type Viewer } from './viewer';

type Way = { path: string; words: string; right: Right };

/** The ways through the pages of an authority, in the order of the day's work. */
const WAYS: readonly Way[] = [
  { path: 'my', words: 'Nhiệm vụ của đơn vị', right: 'answer' },
  { path: 'today', words: 'Hôm nay', right: 'follow' },
  { path: 'grid', words: 'Bảng năm', right: 'follow' },
  { path: 'plans', words: 'Kế hoạch', right: 'follow' },
  { path: 'statistics', words: 'Thống kê', right: 'follow' },
  { path: 'messages', words: 'Thư, tin nhắn', right: 'follow' },
  { path: 'overview', words: 'Tổng quan', right: 'overview' },
  { path: 'administration', words: 'Quản trị', right: 'administer' },
];

/** What a viewer may open at an authority; the way that leads to `url` is marked. Empty where no authority is named. */
export function navigation(viewer: Viewer, authority: string | null, url: string) {
  if (authority === null) return [];
  const ways = WAYS.filter(({ right }) => holds(viewer, right, authority));
  return ways.map(({ path, words }) => {
    const to = `/a/${authority}/${path}`;
    return { to, words, isHere: url === to || url.startsWith(`${to}/`) || url.startsWith(`${to}?`) };
  });
}

/** Where a viewer begins at an authority; null: nothing there is for it. */
export function firstPage(viewer: Viewer, authority: string): string | null {
  const way = WAYS.find(({ right }) => holds(viewer, right, authority));
  return way ? `/a/${authority}/${way.path}` : null;
}
