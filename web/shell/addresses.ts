import type { PlanId } from '../../domain/plan';

/** Where an authority's pages are. */
export function authorityUrl(authority: string, path = ''): string {
  return `/a/${authority}/${path}`;
}

/** Where a plan is shown: `{authority}/{slug}/{year}` → `/a/{authority}/plans/{slug}/{year}`. */
export function planUrl(planId: PlanId): string {
  const [authority = '', ...rest] = planId.split('/');
  return authorityUrl(authority, ['plans', ...rest].join('/'));
}

/** Where a message is shown. */
export function messageUrl({ authority, id }: { authority: string; id: number }): string {
  return authorityUrl(authority, `messages/${id}`);
}
