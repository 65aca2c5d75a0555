import { loadLimits } from '../../config/load-limits';
import { loadZalo } from '../../config/load-zalo';
import type { Settings } from '../../config/settings';
import type { DispatchDeps } from '../../dispatch/dispatch-deps';
import { bounceMessage } from '../../dispatch/end-bounced';
import { loadSigningKeys } from '../../dispatch/load-signing-keys';
import { runDispatcher } from '../../dispatch/run-dispatcher';
import type { Db } from '../../store/database';
import { renderZalo } from '../../templates/zalo/render-zalo';
import { runBounces } from '../bounces/run-bounces';
import { eventWords } from '../event-words';
import { keepZaloLogin } from '../keep-zalo-login';
import { createTransports, mailDomainOf } from '../transports';
import { openZaloLogin } from '../zalo-login';

export type Sending = { settings: Settings; db: Db; log: (line: string) => void };

/**
 * Opens the channels and returns what works with them until a signal aborts: the dispatcher, what comes back by mail, the login
 * at Zalo. Resolves when the messages under way have ended and the channels are closed. Throws ClearError on a wrong key file.
 */
export function openSending({ settings, db, log }: Sending): (signal: AbortSignal) => Promise<void> {
  const keys = loadSigningKeys(settings.dataFolder);
  const zaloLogin = openZaloLogin(db, keys, settings);
  const transports = createTransports(settings, keys, zaloLogin);
  const zaloTemplates = loadZalo();
  const { bounceUrl, bounceAddress, mailFrom } = settings.email;
  const dispatching: DispatchDeps = {
    ...transports,
    db,
    keys,
    bounceAddress,
    publicUrl: settings.publicUrl,
    codePage: `${settings.publicUrl}/m`,
    mailDomain: mailDomainOf(mailFrom),
    renderZalo: (input) => renderZalo(input, zaloTemplates),
    limits: loadLimits(),
    now: Date.now,
    policy: policyOf(settings),
    report: (event) => log(eventWords(event)),
  };
  const bounce = (one: Parameters<typeof bounceMessage>[1], now: number) => bounceMessage(dispatching, one, now);
  const bounces = bounceUrl && bounceAddress ? { url: bounceUrl, address: bounceAddress } : null;
  return async (signal) => {
    await Promise.allSettled([
      runDispatcher(dispatching, signal),
      bounces && runBounces({ ...bounces, db, keys, now: Date.now, log, bounce }, signal),
      zaloLogin && keepZaloLogin(zaloLogin, log, signal),
    ]);
    const { email, sms, zalo } = transports;
    await Promise.allSettled([email.close(), sms.close(), zalo?.close()]);
  };
}

function policyOf({ leaseMs, pollMs, gatherMs, unknownAfterMs }: Settings): DispatchDeps['policy'] {
  return { leaseMs, pollMs, gatherMs, unknownAfterMs };
}
