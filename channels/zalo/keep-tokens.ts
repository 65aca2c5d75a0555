import { HOUR_MS, type Instant } from '../../domain/dates';
import type { Outcome } from '../outcome';
import { refreshTokens, type OauthOptions, type Refreshed } from './refresh-tokens';
import { endingAlarm, refusedAlarm, type TokenAlarm } from './token-alarm';
import type { Tokens, TokenStore } from './token-store';

export type KeeperOptions = OauthOptions & {
  store: TokenStore;
  alarms: {
    raise: (alarm: TokenAlarm, now: Instant) => Promise<unknown>;
    clear: (cause: string, now: Instant) => Promise<unknown>;
  };
  now?: () => Instant;
};

/** A token to send with, or why there is none. */
export type Access = { kind: 'token'; token: string } | Extract<Outcome, { kind: 'deferred' | 'our-fault' }>;

export type TokenKeeper = {
  /** The access token; renewed an hour before it ends, or when it is the one Zalo just refused (`spent`). Never throws. */
  access: (known?: { spent: string }) => Promise<Access>;
  /** To be called now and then (hourly): a login that nobody sends with would end unseen. Throws when the database is away. */
  keep: () => Promise<void>;
  /** Exchanges a refresh token an administrator brought, and keeps what it gives. Throws when the database is away. */
  login: (refresh: string) => Promise<Refreshed>;
};

type Renewal = Refreshed | { kind: 'fresh' | 'recovered' };

// After an early renewal that failed the old token serves on: it is not asked for again at every message.
const PAUSE_MS = 300_000;

/** Keeps the login alive. Of all processes one renews, the others read what it stored; within a process too. */
export function createTokenKeeper(options: KeeperOptions): TokenKeeper {
  const { store, alarms, now = Date.now } = options;
  let known: Tokens | null = null;
  let pausedUntil = 0;
  let underWay: Promise<Access> | null = null;

  return {
    access: async ({ spent } = { spent: '' }) => {
      const at = now();
      if (known && known.access !== spent && (isFresh(known, at) || (isGood(known, at) && at < pausedUntil)))
        return { kind: 'token', token: known.access };
      const shared = await underWay;
      // Whoever went first may have brought the very token that has just been refused here.
      if (shared && !(shared.kind === 'token' && shared.token === spent)) return shared;
      underWay ??= renewed(spent, at).finally(() => (underWay = null));
      return underWay;
    },
    keep: async () => {
      const stored = await store.read();
      const at = now();
      const alarm = stored && endingAlarm(stored.refreshUntil, at);
      if (alarm) await alarms.raise(alarm, at);
      if (stored && !isFresh(stored, at)) await renewed('', at);
    },
    login: async (refresh) => {
      const at = now();
      const { stored, answer } = await store.change(() => exchange(refresh, at));
      known = stored;
      await tell(answer, at);
      return answer;
    },
  };

  async function renewed(spent: string, at: Instant): Promise<Access> {
    try {
      const { stored, answer } = await store.change<Renewal | null>(async (tokens, recovered) => {
        if (!tokens) return { store: null, answer: null };
        if (tokens.access !== spent && isFresh(tokens, at))
          return { store: null, answer: { kind: recovered ? 'recovered' : 'fresh' } };
        return exchange(tokens.refresh, at);
      });
      known = stored;
      if (!stored || !answer) return { kind: 'our-fault', error: 'no login at Zalo: run dondoc zalo login' };
      await tell(answer, at);
      return accessOf(stored, answer, spent, at);
    } catch (error) {
      // The database does not answer: nothing was sent, and what the login server gave waits to be stored.
      return { kind: 'deferred', error: (error as Error).message };
    }
  }

  async function exchange(refresh: string, at: Instant): Promise<{ store: Tokens | null; answer: Refreshed }> {
    const answer = await refreshTokens(options, refresh, at);
    return { store: answer.kind === 'renewed' ? answer.tokens : null, answer };
  }

  function accessOf(stored: Tokens, answer: Renewal, spent: string, at: Instant): Access {
    if (answer.kind !== 'refused' && answer.kind !== 'no-answer') return { kind: 'token', token: stored.access };
    if (stored.access !== spent && isGood(stored, at)) {
      pausedUntil = at + PAUSE_MS;
      return { kind: 'token', token: stored.access };
    }
    return { kind: answer.kind === 'refused' ? 'our-fault' : 'deferred', error: `login at Zalo: ${answer.error}` };
  }

  // A token in hand is worth more than the alarm about it: one that cannot be written now is written at the next turn.
  async function tell(answer: Renewal, at: Instant): Promise<void> {
    const told =
      answer.kind === 'refused'
        ? alarms.raise(refusedAlarm(answer.error), at)
        : answer.kind === 'renewed' || answer.kind === 'recovered'
          ? alarms.clear('zalo-token', at)
          : Promise.resolve();
    await told.catch(() => undefined);
  }
}

function isFresh({ accessUntil }: Tokens, at: Instant): boolean {
  return accessUntil - at > HOUR_MS;
}

function isGood({ accessUntil }: Tokens, at: Instant): boolean {
  return accessUntil > at;
}
