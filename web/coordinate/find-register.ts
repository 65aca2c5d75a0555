import type { Authority } from '../../domain/unit';
import { findAuthority } from '../../store/authorities';
import { findPlanStates } from '../shell/plan-states';
import type { WebDeps } from '../web-deps';

/** The register of an authority, taken from its plans where there are any; null: there is no such authority. */
export async function findRegister(deps: Pick<WebDeps, 'db' | 'now'>, authority: string): Promise<Authority | null> {
  const [plan] = await findPlanStates(deps, authority);
  return plan?.authority ?? findAuthority(deps.db, authority);
}
