import type { Grant } from '../../store/sessions';
import type { Viewer } from '../shell/viewer';

/** True for an administrator of the whole installation. */
export function isEverywhere({ grants }: Pick<Viewer, 'grants'>): boolean {
  return grants.some(({ authority, role }) => authority === '*' && role === 'administrator');
}

/**
 * True when an administrator of an authority may act on an account as such: disable it, invite it anew. Whoever also works
 * elsewhere is left to the administrator of the installation: a new link to its password would open those places, too.
 */
export function mayManage(viewer: Viewer, grants: readonly Grant[], authority: string): boolean {
  return isEverywhere(viewer) || (grants.length > 0 && grants.every((grant) => grant.authority === authority));
}

/** True when a role may be given or taken from an authority's pages. */
export function mayGive(viewer: Viewer, grant: Pick<Grant, 'authority'>, authority: string): boolean {
  return grant.authority === authority || (grant.authority === '*' && isEverywhere(viewer));
}
