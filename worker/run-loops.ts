import type { Client } from '@temporalio/client';
import { createActivities } from '../activities/create-activities';
import { loadLimits } from '../config/load-limits';
import { loadZalo } from '../config/load-zalo';
import type { Settings } from '../config/settings';
import { isLoopbackUrl } from '../config/webhook-url';
import type { DispatchDeps } from '../dispatch/dispatch-deps';
import { bounceMessage } from '../dispatch/end-bounced';
import { loadSigningKeys } from '../dispatch/load-signing-keys';
import { runDispatcher } from '../dispatch/run-dispatcher';
import type { Db } from '../store/database';
import { renderZalo } from '../templates/zalo/render-zalo';
import { runBounces } from './bounces/run-bounces';
import type { Closing } from './closing';
import { eventWords } from './event-words';
import { keepZaloLogin } from './keep-zalo-login';
import { runRelay } from './relay';
import { runWorker } from './run-worker';
import { createTransports, mailDomainOf } from './transports';
import { runWebhooks } from './webhooks/run-webhooks';
import { openZaloLogin } from './zalo-login';

function policyOf({ leaseMs, pollMs, gatherMs, unknownAfterMs }: Settings): DispatchDeps['policy'] {
  return { leaseMs, pollMs, gatherMs, unknownAfterMs };
}

/** A program that does not take an event by then is asked again later. */
const WEBHOOK_TIMEOUT_MS = 10_000;

type Log = (line: string) => void;

export type Running = { settings: Settings; db: Db; databaseUrl: string; client: Client; address: string };

/** Everything that works on its own: workflow worker, relay, dispatcher, what comes back by mail, the login at Zalo. */
export function runLoops({ settings, db, databaseUrl, client, address }: Running, closing: Closing, log: Log): void {
  const keys = loadSigningKeys(settings.dataFolder);
  const zaloLogin = openZaloLogin(db, keys, settings);
  const transports = createTransports(settings, keys, zaloLogin);
  const { email, sms, zalo } = transports;
  closing.add('kênh gửi', async () => void (await Promise.all([email.close(), sms.close(), zalo?.close()])));
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
  const stopping = new AbortController();
  const worker = { address, namespace: settings.temporalNamespace, activities: createActivities({ db }), log };
  const bounce = (one: Parameters<typeof bounceMessage>[1], now: number) => bounceMessage(dispatching, one, now);
  const bounces = bounceUrl && bounceAddress ? { url: bounceUrl, address: bounceAddress } : null;
  const onLoopback = isLoopbackUrl(settings.publicUrl);
  const webhooks = { db, keys, databaseUrl, now: Date.now, onLoopback, timeoutMs: WEBHOOK_TIMEOUT_MS };
  const loops = Promise.allSettled([
    runWorker(worker, stopping.signal),
    runRelay({ db, client, databaseUrl, log }, stopping.signal),
    runDispatcher(dispatching, stopping.signal),
    bounces && runBounces({ ...bounces, db, keys, now: Date.now, log, bounce }, stopping.signal),
    zaloLogin && keepZaloLogin(zaloLogin, log, stopping.signal),
    runWebhooks(webhooks, stopping.signal),
  ]);
  const stop = () => {
    stopping.abort();
    return loops;
  };
  closing.add('luồng công việc', stop, 4_000);
}
