import type { Instant } from '../../domain/dates';
import { callHttp } from '../http/call-http';
import { readJson, valueAt } from '../http/read-answer';
import { codeOf, errorWords } from './read-zalo';
import type { Tokens } from './token-store';

export type OauthOptions = {
  appId: string;
  secretKey: string;
  /** Without a slash at the end; default: Zalo's own address. */
  oauthUrl?: string | undefined;
  /** Milliseconds to wait for an answer. */
  timeout?: number;
};

/** `refused`: this refresh token will never give another one. `no-answer`: nobody knows; ask again. */
export type Refreshed = { kind: 'renewed'; tokens: Tokens } | { kind: 'refused' | 'no-answer'; error: string };

const ZALO = 'https://oauth.zaloapp.com';
const ACCESS_SECONDS = 90_000;
// [K] About three months; the answer names it only sometimes.
const REFRESH_SECONDS = 90 * 86_400;

/**
 * Exchanges a refresh token for new tokens (OAuth v4 of official accounts). The old one is spent as soon as Zalo answers:
 * −14020 is what it says to one that was used before. Lives are counted from before the call, so they end early, not late.
 */
export async function refreshTokens(options: OauthOptions, refresh: string, now: Instant): Promise<Refreshed> {
  const { appId, secretKey, oauthUrl = ZALO, timeout = 30_000 } = options;
  const form = new URLSearchParams({ refresh_token: refresh, app_id: appId, grant_type: 'refresh_token' });
  const headers = { 'content-type': 'application/x-www-form-urlencoded', secret_key: secretKey };
  const url = `${oauthUrl}/v4/oa/access_token`;
  const answer = await callHttp({ method: 'POST', url, headers, body: form.toString(), timeout });
  if (answer.kind !== 'answered') return { kind: 'no-answer', error: answer.error };
  const json = readJson(answer.text);
  const code = codeOf(json);
  if (code !== null && code !== 0 && answer.status < 500) return { kind: 'refused', error: errorWords(json) };
  const access = valueAt(json, 'access_token');
  const next = valueAt(json, 'refresh_token');
  if (!isToken(access) || !isToken(next)) return { kind: 'no-answer', error: `HTTP ${answer.status} without tokens` };
  const accessUntil = now + secondsOf(valueAt(json, 'expires_in'), ACCESS_SECONDS) * 1000;
  const refreshUntil = now + secondsOf(valueAt(json, 'refresh_token_expires_in'), REFRESH_SECONDS) * 1000;
  return { kind: 'renewed', tokens: { access, accessUntil, refresh: next, refreshUntil } };
}

// A token goes into a header: whatever else came would not be one.
function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,4096}$/.test(value);
}

function secondsOf(value: unknown, otherwise: number): number {
  const seconds = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
  return seconds > 0 && seconds < 10 * 365 * 86_400 ? seconds : otherwise;
}
