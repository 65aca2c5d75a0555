import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from '../../config/public-address';
import { whyNotWebhookUrl } from '../../config/webhook-url';
import type { WebhookRequest } from './webhook-request';

/** What came of a try: `200` and the like, or why there was no answer (`timeout`, `private-address`, `ECONNREFUSED`, …). */
export type WebhookOutcome = { isDelivered: boolean; outcome: string };

export type Posting = WebhookRequest & { url: string; onLoopback: boolean; timeoutMs: number };

/**
 * Sends an event. Delivered is what is answered with 2xx within the time; nobody is followed elsewhere, and no answer is read. Only
 * public addresses are connected to (and loopback where the pages are on loopback): the very ones that the name resolved to.
 */
export function postWebhook(
  { url, onLoopback, timeoutMs, headers, body }: Posting,
  signal: AbortSignal,
): Promise<WebhookOutcome> {
  if (whyNotWebhookUrl(url, onLoopback)) return Promise.resolve(failed('private-address'));
  const request = new URL(url).protocol === 'https:' ? requestHttps : requestHttp;
  const limited = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  return new Promise((done) => {
    const length = String(Buffer.byteLength(body));
    const options = { method: 'POST', headers: { ...headers, 'content-length': length }, signal: limited, agent: false as const };
    const asking = request(url, { ...options, lookup: lookupPublic(onLoopback) }, (answer) => {
      const status = answer.statusCode ?? 0;
      answer.destroy();
      done({ isDelivered: status >= 200 && status < 300, outcome: String(status) });
    });
    asking.on('error', (error: NodeJS.ErrnoException) => done(failed(limited.aborted ? 'timeout' : (error.code ?? 'error'))));
    asking.end(body);
  });
}

function failed(outcome: string): WebhookOutcome {
  return { isDelivered: false, outcome };
}

/** Resolves names as usual but fails when any address is not one that may be connected to. */
function lookupPublic(onLoopback: boolean): LookupFunction {
  return (hostname, options, done) =>
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? [];
      const isAllowed = (address: string) => isPublicAddress(address) || (onLoopback && isLoopbackAddress(address));
      if (error || !first) done(error ?? codeError('ENOTFOUND'), '');
      else if (!addresses.every(({ address }) => isAllowed(address))) done(codeError('private-address'), '');
      else if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
}

function codeError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}
