import { authorityUrl } from '../shell/addresses';

/** Where a draft's steps are: `draftUrl(authority, id, 'check')`; without a step its text. */
export function draftUrl(authority: string, id: string, step = ''): string {
  return authorityUrl(authority, ['plans/new', id, step].filter(Boolean).join('/'));
}

/** Where a task of a draft is compared with its document and corrected. */
export function taskUrl({ authority, id }: { authority: string; id: string }, no: string): string {
  return `${draftUrl(authority, id, 'task')}?no=${encodeURIComponent(no)}`;
}

/** The path of a draft in routes; ids are UUIDs, so no plan's address is taken. */
export const DRAFT_PATH = '/a/:authority/plans/new/:draft(^[0-9a-f-]{36}$)';

/** The path of a plan in routes. */
export const PLAN_PATH = '/a/:authority/plans/:slug/:year(^\\d{4}$)';

export type DraftParams = { Params: { authority: string; draft: string } };

export type PlanParams = { Params: { authority: string; slug: string; year: string } };
