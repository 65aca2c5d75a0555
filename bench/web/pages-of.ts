import type { Page } from './ask';
import type { WebWorld } from './web-world';

/** The mix: what a coordinator, a program and people with links ask for, each time about something else. */
export function pagesOf(
  { authority, plans, session, links, messages, apiKey }: WebWorld,
  address: string,
): ((turn: number) => Page)[] {
  const cookie = { cookie: `dondoc=${session}` };
  const one = <T>(list: readonly T[], turn: number): T => list[(turn * 7919) % list.length] as T;
  const page =
    (name: string, path: (turn: number) => string, headers: Readonly<Record<string, string>> = cookie) =>
    (turn: number) => ({
      name,
      url: `${address}${path(turn)}`,
      headers,
    });
  const base = `/a/${authority.id}`;
  const planPath = (turn: number) => `${base}/plans/${one(plans, turn).id.split('/').slice(1).join('/')}`;
  return [
    page('today', () => `${base}/today`),
    page('plan', planPath),
    page('task', (turn) => `${planPath(turn)}/tasks/${1 + (turn % 60)}`),
    page('occurrence', (turn) => `${planPath(turn)}/tasks/${1 + (turn % 60)}/occurrences/2026-10`),
    page('grid', (turn) => `${base}/grid?plan=${one(plans, turn).slug}`),
    page('messages', (turn) => `${base}/messages?page=${1 + (turn % 3)}`),
    page('message', (turn) => `${base}/messages/${one(messages, turn)}`),
    page('API list', (turn) => `/api/v1${planPath(turn).slice(base.length)}/assignments?class=openLate`, {
      authorization: `Bearer ${apiKey}`,
    }),
    page('link', (turn) => `/l/${one(links, turn)}`, {}),
  ];
}
