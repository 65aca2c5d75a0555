import type { GatewayCall, Json } from '../../domain/sms-gateway';
import type { HttpCall } from '../http/call-http';

/** What stands for the placeholders of a call; `templateParams` is a list, the others are texts. */
export type Fill = Readonly<Record<string, Json>>;

/** A gateway's call with everything in its place. An unknown placeholder becomes nothing: the loader refuses such files. */
export function fillCall(base: string, call: GatewayCall, fill: Fill, timeout: number): HttpCall {
  const query = new URLSearchParams(fillAll(call.query, fill)).toString();
  const path = fillText(
    call.path,
    mapValues(fill, (value) => encodeURIComponent(words(value))),
  );
  const body = bodyOf(call, fill);
  return {
    method: call.method,
    url: `${base.replace(/\/+$/, '')}${path}${query && `?${query}`}`,
    headers: {
      ...(body && { 'content-type': call.form ? 'application/x-www-form-urlencoded' : 'application/json' }),
      ...(call.basic && {
        authorization: `Basic ${base64(`${fillText(call.basic.user, fill)}:${fillText(call.basic.password, fill)}`)}`,
      }),
      ...fillAll(call.headers, fill),
    },
    body,
    timeout,
  };
}

/** Text as gateways ask for it in base64: of its UTF-8 bytes. */
export function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

function bodyOf({ form, json }: GatewayCall, fill: Fill): string | undefined {
  if (form) return new URLSearchParams(fillAll(form, fill)).toString();
  return json === undefined ? undefined : JSON.stringify(fillJson(json, fill));
}

function fillJson(json: Json, fill: Fill): Json {
  if (typeof json === 'string') return json === '{templateParams}' ? (fill['templateParams'] ?? []) : fillText(json, fill);
  if (Array.isArray(json)) return json.map((item: Json) => fillJson(item, fill));
  if (typeof json === 'object' && json !== null) return mapValues(json as Fill, (value) => fillJson(value, fill));
  return json;
}

function fillAll(texts: Readonly<Record<string, string>> = {}, fill: Fill): Record<string, string> {
  return mapValues(texts, (text) => fillText(text, fill));
}

// One pass, so that a text which itself holds {secret} is not filled again.
function fillText(text: string, fill: Fill): string {
  return text.replace(/\{([A-Za-z0-9_.]+)\}/g, (_whole, name: string) =>
    Object.hasOwn(fill, name) ? words(fill[name] ?? '') : '',
  );
}

function words(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, map: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
