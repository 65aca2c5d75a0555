import { timingSafeEqual } from 'node:crypto';
import type { SmsRules } from '../../domain/sms-gateway';
import { callHttp } from '../http/call-http';
import type { Asked, Report } from '../outcome';
import { PLAIN_RULES, smsFaultOf } from './check-sms';
import { kannelOutcome, kannelReport } from './kannel-outcome';
import { phoneForms } from './phone-forms';
import type { Sms, SmsTransport } from './sms-transport';

export type KannelOptions = {
  /** Of the smsbox, with or without `/cgi-bin/sendsms`. */
  url: string;
  user: string;
  password: string;
  from: string;
  /** The SMSC to route by, where Kannel has several. */
  smsc?: string | null;
  /** Where Kannel reports delivery; null: nowhere. */
  callbackUrl: string | null;
  /** Signs a text with a key of ours; the same text gives the same tag. */
  sign: (text: string) => string;
  rules?: SmsRules;
  timeout?: number;
  lanes?: number;
};

/** Delivered, not delivered, kept, taken and refused by the operator. */
const EVERY_REPORT = '31';

/**
 * SMS through the authority's own Kannel. Kannel neither knows repeats nor can be asked: what became of a message it tells at
 * an address that we compose and sign, so that `report` believes only what came back under its own request's tag.
 */
export function createKannel(options: KannelOptions): SmsTransport {
  return {
    name: 'kannel',
    lanes: options.lanes ?? 2,
    knowsRepeats: false,
    send: async (sms) => {
      const fault = smsFaultOf(sms, options.rules ?? PLAIN_RULES);
      if (fault) return { kind: 'refused', ...fault };
      const url = `${addressOf(options.url)}?${queryOf(options, sms).toString()}`;
      return kannelOutcome(await callHttp({ method: 'GET', url, timeout: options.timeout ?? 30_000 }));
    },
    report: (asked) => Promise.resolve(reportOf(options, asked)),
    close: () => Promise.resolve(),
  };
}

function addressOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + (pathname === '/' ? '/cgi-bin/sendsms' : pathname);
}

function queryOf(options: KannelOptions, sms: Sms): URLSearchParams {
  return new URLSearchParams({
    username: options.user,
    password: options.password,
    from: options.from,
    to: phoneForms(sms.to).phonePlus84,
    text: sms.text,
    charset: 'UTF-8',
    coding: '0',
    ...(options.smsc && { smsc: options.smsc }),
    ...(options.callbackUrl && { 'dlr-mask': EVERY_REPORT, 'dlr-url': reportUrl(options, sms.requestId) }),
  });
}

// Kannel puts the type of the report in the place of %d. It stands in the name too, so that reports kept side by side do not
// cover one another, in whatever order they come.
function reportUrl({ callbackUrl, sign }: KannelOptions, requestId: string): string {
  const query = new URLSearchParams({ id: requestId, tag: sign(signedText(requestId)) });
  return `${callbackUrl ?? ''}?${query.toString()}&type%d=%d`;
}

function reportOf({ sign }: KannelOptions, { requestId, callback }: Asked): Report {
  if (!callback || !isSame(callback['tag'] ?? '', sign(signedText(requestId))))
    return { kind: 'no-answer', error: 'no delivery report with a right tag' };
  const types = Object.entries(callback).filter(([name, value]) => name === `type${value}` && /^\d{1,3}$/.test(value));
  return kannelReport(new Set(types.map(([, value]) => Number(value))));
}

function signedText(requestId: string): string {
  return `kannel\0${requestId}`;
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
