import { canonicalJson } from '../domain/canonical-json';
import type { Instant } from '../domain/dates';
import type { Ladder } from '../domain/ladder';
import { appendAudit } from './audit';
import type { Db } from './database';
import { listPlans } from './find-plan';
import { inTransaction } from './in-transaction';
import { addOwnLadder, findLadder } from './ladders';
import { lockVersions } from './save-version';
import { lockPlans, tellPlansIn } from './tell-running-plans';

type LadderChanged = {
  authority: string;
  from: Ladder;
  ladder: Ladder;
  fields: readonly string[];
  by: string | null;
  at: Instant;
};

/**
 * Keeps what an authority makes of a ladder as its own newest version; its plans that run by it load it again. All or nothing.
 * False: another version than `from` holds meanwhile, nothing was kept.
 */
export async function changeLadder(db: Db, { authority, from, ladder, fields, by, at }: LadderChanged): Promise<boolean> {
  return inTransaction(db, async (client) => {
    const plans = (await listPlans(client)).filter((plan) => plan.authority === authority && plan.ladder === ladder.id);
    await lockPlans(client, plans);
    await lockVersions(client, 'ladder', ladder.id);
    if (canonicalJson(await findLadder(client, ladder.id, authority)) !== canonicalJson(from)) return false;
    const version = await addOwnLadder(client, authority, ladder);
    await tellPlansIn(client, plans, { kind: 'amended', by, at });
    await appendAudit(client, 'ladder-changed', { authority, ladder: ladder.id, version, fields, by });
    return true;
  });
}
