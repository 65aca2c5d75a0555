import type { PlanId } from '../../domain/plan';

/** The plan an address names. */
export function planIdOf({ authority, slug, year }: { authority: string; slug: string; year: string }): PlanId {
  return `${authority}/${slug}/${year}`;
}
