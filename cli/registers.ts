import { authorityFile, loadAuthority } from '../config/load-authority';
import { findAuthority, saveAuthority } from '../store/authorities';
import type { Db } from '../store/database';
import { listPlans } from '../store/find-plan';
import type { Registers } from './commands/units';
import { tellRunningPlans } from '../store/tell-running-plans';

/** Registers in the database; one it does not know yet is read from its file. A change is told to the running plans at once. */
export function registersIn(db: Db): Registers {
  return {
    load: async (id) => (await findAuthority(db, id)) ?? loadAuthority(authorityFile(id)),
    save: async (authority) => {
      await saveAuthority(db, authority);
      const plans = (await listPlans(db)).filter((plan) => plan.authority === authority.id);
      await tellRunningPlans(db, plans, { kind: 'unit-changed', by: null, at: Date.now() });
    },
  };
}
