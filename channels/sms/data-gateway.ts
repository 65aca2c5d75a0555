import { assertNever } from '../../domain/assert-never';
import type { Instant } from '../../domain/dates';
import type { Gateway, GatewayAccount, SmsRules } from '../../domain/sms-gateway';
import { callHttp } from '../http/call-http';
import { httpOutcome } from '../http/http-outcome';
import { providerWords, readJson, referenceAt, wordAt } from '../http/read-answer';
import type { Asked, Outcome, Report } from '../outcome';
import { smsFaultOf } from './check-sms';
import { base64, fillCall, type Fill } from './fill-call';
import { createTokenSource, type TokenSource } from './gateway-token';
import { matchAnswer } from './match-answer';
import { matchTemplate } from './match-template';
import { phoneForms } from './phone-forms';
import type { Sms, SmsTransport } from './sms-transport';

export type DataGatewayOptions = {
  gateway: Gateway;
  account: GatewayAccount;
  rules: SmsRules;
  callbackUrl: string | null;
  timeout?: number;
  /** For the age of tokens. */
  now?: () => Instant;
};

type Line = DataGatewayOptions & { timeout: number; tokens: TokenSource; fill: Fill };

/** SMS through an HTTP gateway that a file of `config/gateways/` describes. */
export function createDataGateway({ timeout = 30_000, now = Date.now, ...options }: DataGatewayOptions): SmsTransport {
  const { gateway, account, callbackUrl } = options;
  const fill = { ...account, values: '', ...named(account.values), callbackUrl: callbackUrl ?? '' };
  const line: Line = { ...options, timeout, fill, tokens: createTokenSource(gateway, fill, { timeout, now }) };
  return {
    name: gateway.name,
    lanes: gateway.lanes,
    knowsRepeats: gateway.knowsRepeats,
    send: (sms) => send(line, sms),
    ...(gateway.status && { report: (asked: Asked) => report(line, asked) }),
    close: () => Promise.resolve(),
  };
}

async function send({ gateway, rules, timeout, tokens, fill }: Line, sms: Sms): Promise<Outcome> {
  const fault = smsFaultOf(sms, rules);
  if (fault) return { kind: 'refused', ...fault };
  const login = await tokens.get();
  if ('failed' in login) return login.failed;
  const answer = await callHttp(fillCall(gateway.url, gateway.send.call, { ...fill, ...login, ...fillOf(sms, rules) }, timeout));
  if (answer.kind !== 'answered') return httpOutcome(answer) ?? { kind: 'unknown', error: '' };
  const meaning = matchAnswer(gateway.send.answers, answer);
  const json = readJson(answer.text);
  const error = providerWords(`HTTP ${answer.status}`, gateway.send.words && wordAt(json, gateway.send.words));
  switch (meaning) {
    case null:
      return httpOutcome(answer) ?? { kind: 'unknown', error };
    case 'accepted':
      return { kind: 'accepted', reference: gateway.send.reference ? referenceAt(json, gateway.send.reference) : null };
    case 'refused':
    case 'dead':
      return { kind: 'refused', error, addressDead: meaning === 'dead' };
    case 'login-again':
      tokens.forget();
      return { kind: 'deferred', error };
    case 'deferred':
    case 'our-fault':
    case 'unknown':
      return { kind: meaning, error };
    default:
      return assertNever(meaning);
  }
}

async function report({ gateway, timeout, tokens, fill }: Line, asked: Asked): Promise<Report> {
  const { status } = gateway;
  if (!status) return { kind: 'no-answer', error: 'the gateway cannot be asked' };
  if (status.by === 'reference' && asked.reference === null)
    return { kind: 'no-answer', error: 'asked by a reference, and there is none' };
  const login = await tokens.get();
  if ('failed' in login) return { kind: 'no-answer', error: login.failed.error };
  const places = { ...fill, ...login, ...phoneForms(asked.to), requestId: asked.requestId, reference: asked.reference ?? '' };
  const answer = await callHttp(fillCall(gateway.url, status.call, places, timeout));
  if (answer.kind !== 'answered') return { kind: 'no-answer', error: answer.error };
  const meaning = matchAnswer(status.answers, answer);
  const error = `HTTP ${answer.status}`;
  switch (meaning) {
    case 'delivered':
    case 'not-known':
      return { kind: meaning };
    case 'under-way':
      return { kind: 'under-way', reference: asked.reference };
    case 'failed':
    case 'dead':
      return { kind: 'failed', error, addressDead: meaning === 'dead' };
    case 'no-answer':
    case null:
      return { kind: 'no-answer', error };
    default:
      return assertNever(meaning);
  }
}

function fillOf(sms: Sms, { templates }: SmsRules): Fill {
  const matched = templates && matchTemplate(templates, sms.text);
  return {
    ...phoneForms(sms.to),
    text: sms.text,
    textBase64: base64(sms.text),
    requestId: sms.requestId,
    templateId: matched?.id ?? '',
    templateParams: (matched?.params ?? []).map(({ number, text }) => ({ NUM: String(number), CONTENT: text })),
  };
}

function named(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`value.${name}`, value]));
}
