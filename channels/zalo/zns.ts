import { callHttp, type HttpAnswer } from '../http/call-http';
import type { Asked, Outcome, Report } from '../outcome';
import { trackingId, zaloNumber, znsFaultOf } from './check-zns';
import type { Access, TokenKeeper } from './keep-tokens';
import type { ZaloTransport, Zns } from './zalo-transport';
import { znsOutcome } from './zns-outcome';
import { znsReport } from './zns-report';

export type ZnsOptions = {
  tokens: Pick<TokenKeeper, 'access'>;
  /** Without a slash at the end; default: Zalo's own address. */
  url?: string | undefined;
  /** Milliseconds to wait for an answer. */
  timeout?: number;
  lanes?: number;
};

const ZALO = 'https://business.openapi.zalo.me';

/**
 * Notifications through Zalo ZNS. Nothing here drops a repeat, so a request whose answer got lost is `unknown` and stays so:
 * Zalo can be asked only by its own message id, which was in the lost answer. Only an access token it refuses, a definite
 * no, leads to a second request.
 */
export function createZns(options: ZnsOptions): ZaloTransport {
  return {
    name: 'zns',
    lanes: options.lanes ?? 2,
    knowsRepeats: false,
    send: async (zns) => {
      const fault = znsFaultOf(zns);
      if (fault) return { kind: 'refused', ...fault };
      const first = await attempt(options, zns, await options.tokens.access());
      if (first.kind !== 'token-spent') return first;
      const second = await attempt(options, zns, await options.tokens.access({ spent: first.spent }));
      return second.kind === 'token-spent' ? { kind: 'our-fault', error: second.error } : second;
    },
    report: (asked) => report(options, asked),
    close: () => Promise.resolve(),
  };
}

async function attempt(
  options: ZnsOptions,
  zns: Zns,
  access: Access,
): Promise<Outcome | { kind: 'token-spent'; error: string; spent: string }> {
  if (access.kind !== 'token') return access;
  const outcome = znsOutcome(await post(options, zns, access.token));
  return outcome.kind === 'token-spent' ? { ...outcome, spent: access.token } : outcome;
}

function post({ url = ZALO, timeout = 30_000 }: ZnsOptions, zns: Zns, token: string): Promise<HttpAnswer> {
  const body = JSON.stringify({
    phone: zaloNumber(zns.to),
    template_id: zns.template,
    template_data: zns.params,
    tracking_id: trackingId(zns.requestId),
  });
  const headers = { 'content-type': 'application/json', access_token: token };
  return callHttp({ method: 'POST', url: `${url}/message/template`, headers, body, timeout });
}

// [K] The status call is used by several clients, with and without `phone`. A call-back names the message id too: it only
// tells us what to ask for.
async function report({ tokens, url = ZALO, timeout = 30_000 }: ZnsOptions, asked: Asked): Promise<Report> {
  const id = asked.reference ?? asked.callback?.['msg_id'] ?? null;
  if (!id) return { kind: 'no-answer', error: 'Zalo is asked by its own message id, and none is known' };
  const access = await tokens.access();
  if (access.kind !== 'token') return { kind: 'no-answer', error: access.error };
  const query = new URLSearchParams({ message_id: id, phone: zaloNumber(asked.to) });
  const address = `${url}/message/status?${query.toString()}`;
  return znsReport(await callHttp({ method: 'GET', url: address, headers: { access_token: access.token }, timeout }), id);
}
