import type { Grant, SessionRow } from '../../store/sessions';
import { ROLE_RIGHTS, type Right } from './rights';

/** Who looks at a page: an account in a session, with what it may do at each authority. */
export type Viewer = Pick<SessionRow, 'account' | 'name' | 'email'> & { grants: readonly Grant[]; formToken: string };

/** True when the viewer holds a right at an authority. */
export function holds(viewer: Viewer, right: Right, authority: string): boolean {
  return grantsAt(viewer, authority).some(({ role }) => ROLE_RIGHTS[role].includes(right));
}

/** What the viewer was given at an authority, what it was given everywhere included. */
export function grantsAt(viewer: Viewer, authority: string): Grant[] {
  return viewer.grants.filter((grant) => grant.authority === '*' || grant.authority === authority);
}

/** The units for which the viewer answers at an authority. */
export function unitsOf(viewer: Viewer, authority: string): string[] {
  return grantsAt(viewer, authority).flatMap(({ role, unit }) => (role === 'officer' && unit !== '' ? [unit] : []));
}
