import { createTokenKeeper, type TokenKeeper } from '../channels/zalo/keep-tokens';
import type { Settings } from '../config/settings';
import { clearAlarm, raiseAlarm } from '../store/alarms';
import type { Db } from '../store/database';
import type { SigningKeys } from '../store/link-token';
import { createProviderToken } from '../store/provider-token';

/** The name of Zalo's login in the store. */
export const ZALO_LOGIN = 'zalo';

/** The login at Zalo of this installation, shared with all its processes; null without an account in the settings. */
export function openZaloLogin(db: Db, keys: SigningKeys, { zalo, dataFolder }: Settings): TokenKeeper | null {
  if (!zalo.account) return null;
  return createTokenKeeper({
    ...zalo.account,
    store: createProviderToken({ db, keys, name: ZALO_LOGIN, folder: dataFolder }),
    alarms: { raise: (alarm, now) => raiseAlarm(db, alarm, now), clear: (cause, now) => clearAlarm(db, cause, now) },
  });
}
