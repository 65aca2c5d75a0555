import { canonicalJson } from '../domain/canonical-json';
import type { Instant } from '../domain/dates';
import type { Authority } from '../domain/unit';
import { appendAudit } from './audit';
import { findAuthority } from './authorities';
import type { Db } from './database';
import { listPlans } from './find-plan';
import { inTransaction } from './in-transaction';
import { addVersion, lockVersions } from './save-version';
import { lockPlans, tellPlansIn } from './tell-running-plans';

/** Who changes a register, what for, and what the audit log keeps of it: ids and names of fields, no contents. */
export type RegisterAct = { action: string; by: string | null; at: Instant; about: Readonly<Record<string, unknown>> };

/**
 * Keeps what `change` makes of an authority's newest register as its next version; the plans that run load it again. One
 * transaction, one at a time. Null from `change`, or a register that stays the same: nothing is kept. True: kept.
 */
export async function changeAuthority(
  db: Db,
  authority: string,
  { action, by, at, about }: RegisterAct,
  change: (register: Authority) => Authority | null,
): Promise<boolean> {
  return inTransaction(db, async (client) => {
    const plans = (await listPlans(client)).filter((plan) => plan.authority === authority);
    await lockPlans(client, plans);
    await lockVersions(client, 'authority', authority);
    const register = await findAuthority(client, authority);
    const next = register && change(register);
    if (!next || canonicalJson(next) === canonicalJson(register)) return false;
    const version = await addVersion(client, 'authority', next);
    await tellPlansIn(client, plans, { kind: 'unit-changed', by, at });
    await appendAudit(client, action, { ...about, authority, version, by });
    return true;
  });
}
