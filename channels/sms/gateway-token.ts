import type { Instant } from '../../domain/dates';
import type { Gateway } from '../../domain/sms-gateway';
import { callHttp } from '../http/call-http';
import { httpOutcome } from '../http/http-outcome';
import { readJson, wordAt } from '../http/read-answer';
import type { Outcome } from '../outcome';
import { fillCall, type Fill } from './fill-call';

export type Token = { token: string } | { failed: Extract<Outcome, { kind: 'deferred' | 'our-fault' }> };
export type TokenSource = { get: () => Promise<Token>; forget: () => void };

/** A token is renewed this long before its end, in ms. */
const EARLY = 60_000;

/**
 * The token of a gateway with OAuth2 client credentials (RFC 6749, §4.4), kept while it holds; who asks meanwhile waits for
 * the same one. Without a token nothing is sent, so a failure is never `unknown`.
 */
export function createTokenSource(
  gateway: Gateway,
  fill: Fill,
  { timeout, now }: { timeout: number; now: () => Instant },
): TokenSource {
  let kept: { token: string; until: Instant } | null = null;
  let asking: Promise<Token> | null = null;
  const ask = async (): Promise<Token> => {
    if (!gateway.login) return { token: '' };
    const answer = await callHttp(fillCall(gateway.url, gateway.login.call, fill, timeout));
    const bad = httpOutcome(answer);
    if (bad)
      return { failed: { kind: bad.kind === 'our-fault' ? 'our-fault' : 'deferred', error: 'error' in bad ? bad.error : '' } };
    const json = readJson(answer.kind === 'answered' ? answer.text : '');
    const token = wordAt(json, gateway.login.token);
    if (token === null) return { failed: { kind: 'our-fault', error: 'the gateway gave no token' } };
    kept = { token, until: now() + Number(wordAt(json, gateway.login.seconds) ?? 0) * 1000 - EARLY };
    return { token };
  };
  return {
    get: () => {
      if (kept && now() < kept.until) return Promise.resolve({ token: kept.token });
      asking ??= ask().finally(() => (asking = null));
      return asking;
    },
    forget: () => (kept = null),
  };
}
