import { readPhone } from '../../domain/phone';
import type { Outcome } from '../outcome';
import { smsFaultOf } from './check-sms';
import { esmsOutcome, type EsmsAnswer } from './esms-outcome';
import type { Sms, SmsTransport } from './sms-transport';

export type EsmsOptions = {
  apiKey: string;
  secretKey: string;
  brandname: string;
  /** Without a slash at the end; default: the gateway's own address. */
  url?: string;
  /** Milliseconds to wait for an answer. */
  timeout?: number;
  lanes?: number;
};

const GATEWAY = 'https://rest.esms.vn/MainService.svc/json';
/** Customer care (CSKH): administrative reminders are no advertising. */
const CUSTOMER_CARE = '2';
// Before a connection stands nothing can have been sent.
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * SMS through eSMS.vn. The request id goes with every call and the gateway drops a repeat for 24 hours, so a request whose
 * answer got lost is first asked about and may then be sent again.
 */
export function createEsms(options: EsmsOptions): SmsTransport {
  return {
    name: 'esms',
    lanes: options.lanes ?? 2,
    knowsRepeats: true,
    send: async (sms) => {
      const fault = smsFaultOf(sms);
      if (fault) return { kind: 'refused', ...fault };
      try {
        return esmsOutcome(await post(options, sms));
      } catch (error) {
        const words = reasonOf(error);
        if (NOT_CONNECTED.has(words)) return { kind: 'deferred', error: words };
        return (await isKnown(options, sms)) ?? { kind: 'unknown', error: words };
      }
    },
    close: () => Promise.resolve(),
  };
}

async function post(
  { apiKey, secretKey, brandname, url = GATEWAY, timeout = 30_000 }: EsmsOptions,
  sms: Sms,
): Promise<EsmsAnswer> {
  const answer = await fetch(`${url}/SendMultipleMessage_V4_post_json/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ApiKey: apiKey,
      SecretKey: secretKey,
      Content: sms.text,
      Phone: nationalNumber(sms.to),
      Brandname: brandname,
      SmsType: CUSTOMER_CARE,
      IsUnicode: '0',
      Sandbox: '0',
      RequestId: sms.requestId,
    }),
    signal: AbortSignal.timeout(timeout),
  });
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return (await answer.json()) as EsmsAnswer;
}

async function isKnown({ apiKey, secretKey, url = GATEWAY, timeout = 30_000 }: EsmsOptions, sms: Sms): Promise<Outcome | null> {
  const query = new URLSearchParams({ RefId: sms.requestId, ApiKey: apiKey, SecretKey: secretKey });
  try {
    const answer = await fetch(`${url}/GetSendStatus?${query.toString()}`, { signal: AbortSignal.timeout(timeout) });
    const status = (await answer.json()) as { CodeResponse?: string | number; SMSID?: string };
    return String(status.CodeResponse ?? '') === '100' ? { kind: 'accepted', reference: status.SMSID ?? null } : null;
  } catch {
    return null;
  }
}

function nationalNumber(text: string): string {
  const phone = readPhone(text);
  return phone.kind === 'mobile' ? `0${phone.international.slice(3)}` : text;
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string } };
  return cause?.code ?? message;
}
