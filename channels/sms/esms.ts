import type { SmsRules } from '../../domain/sms-gateway';
import { callHttp } from '../http/call-http';
import { httpOutcome } from '../http/http-outcome';
import type { Asked, Outcome, Report } from '../outcome';
import { PLAIN_RULES, smsFaultOf } from './check-sms';
import { esmsOutcome, esmsReport } from './esms-outcome';
import { phoneForms } from './phone-forms';
import type { Sms, SmsTransport } from './sms-transport';

export type EsmsOptions = {
  apiKey: string;
  secretKey: string;
  brandname: string;
  /** Without a path; default: the gateway's own address. */
  url?: string;
  /** Requests are checked and answered, and nothing is sent or paid. */
  sandbox?: boolean;
  /** Where the gateway tells what became of a request; null: nowhere. */
  callbackUrl?: string | null;
  rules?: SmsRules;
  /** Milliseconds to wait for an answer. */
  timeout?: number;
  lanes?: number;
};

const GATEWAY = 'https://rest.esms.vn';
const SERVICE = '/MainService.svc/json';
/** Customer care (CSKH): administrative reminders are no advertising. */
const CUSTOMER_CARE = '2';
const TIMEOUT = 30_000;

/**
 * SMS through eSMS.vn. The request id goes with every call and the gateway drops a repeat within the day, so a request whose
 * answer got lost may be sent again.
 */
export function createEsms(options: EsmsOptions): SmsTransport {
  return {
    name: 'esms',
    lanes: options.lanes ?? 2,
    knowsRepeats: true,
    send: (sms) => send(options, sms),
    report: (asked) => report(options, asked),
    close: () => Promise.resolve(),
  };
}

async function send(options: EsmsOptions, sms: Sms): Promise<Outcome> {
  const fault = smsFaultOf(sms, options.rules ?? PLAIN_RULES);
  if (fault) return { kind: 'refused', ...fault };
  const answer = await callHttp({
    method: 'POST',
    url: `${options.url ?? GATEWAY}${SERVICE}/SendMultipleMessage_V4_post_json/`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ApiKey: options.apiKey,
      SecretKey: options.secretKey,
      Content: sms.text,
      Phone: phoneForms(sms.to).phone0,
      Brandname: options.brandname,
      SmsType: CUSTOMER_CARE,
      IsUnicode: '0',
      Sandbox: options.sandbox ? '1' : '0',
      RequestId: sms.requestId,
      ...(options.callbackUrl && { CallbackUrl: options.callbackUrl }),
    }),
    timeout: options.timeout ?? TIMEOUT,
  });
  return httpOutcome(answer) ?? esmsOutcome(answer.kind === 'answered' ? answer.text : '');
}

// The gateway documents its own id only (SMSID). Where its answer got lost a call-back may have told it: who knows our request
// id, 128 secret bits, is the gateway. Without it our own id is tried.
async function report({ url = GATEWAY, timeout = TIMEOUT, ...options }: EsmsOptions, asked: Asked): Promise<Report> {
  const known = asked.reference ?? asked.callback?.['SMSID'] ?? null;
  const query = new URLSearchParams({
    RefId: known ?? asked.requestId,
    ApiKey: options.apiKey,
    SecretKey: options.secretKey,
  });
  const answer = await callHttp({ method: 'GET', url: `${url}${SERVICE}/GetSendStatus?${query.toString()}`, timeout });
  if (answer.kind !== 'answered') return { kind: 'no-answer', error: answer.error };
  if (answer.status !== 200) return { kind: 'no-answer', error: `HTTP ${answer.status}` };
  return esmsReport(answer.text, known !== null);
}
