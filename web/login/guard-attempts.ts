import { MINUTE_MS } from '../../domain/dates';
import { changeAttempts, forgetAttempts, type Attempts } from '../../store/login-attempts';
import type { WebDeps } from '../web-deps';
import { nextAttempt, WINDOW_MS, type AttemptLimit } from './attempt-delay';

type Deps = Pick<WebDeps, 'db' | 'now'>;

/** Who tries: for which account, from which address, and the browser's proof that it has logged in to it before. */
export type Attempter = { email: string; address: string; browser: string | null };

type Counted = { key: string; limit: AttemptLimit };

// An attacker who knows nothing is slowed down per account and address; one with many addresses, per account; one who tries
// one password on many accounts, per address. The right user is never shut out by others: a browser that has logged in to the
// account before counts by itself (OWASP, device cookies), and from another address only the account's own wait applies,
// which stays short. An office behind one address shares the third.
const PAIR = { free: 5, longestMs: 15 * MINUTE_MS };
const ACCOUNT = { free: 50, longestMs: MINUTE_MS / 2 };
const MAILS = { free: 10, longestMs: 5 * MINUTE_MS };
const ADDRESS = { free: 50, longestMs: 15 * MINUTE_MS };

/** Takes an attempt before the password is looked at. Returns how many ms to wait when it comes too early, else 0. */
export function takeAttempt(deps: Deps, attempter: Attempter): Promise<number> {
  return take(deps, countedFor(attempter));
}

/** The same before the code of a second factor is looked at: whoever comes so far has the password. */
export function takeCodeAttempt(deps: Deps, account: string): Promise<number> {
  return take(deps, [codeOf(account)]);
}

/** The same before a mail is sent that somebody asked for. */
export function takeMailAttempt(deps: Deps, { email, address }: Pick<Attempter, 'email' | 'address'>): Promise<number> {
  const account = email.toLowerCase();
  return take(deps, [
    { key: `mail\0${account}\0${address}`, limit: PAIR },
    { key: `mail\0${account}`, limit: MAILS },
    { key: `mail-address\0${address}`, limit: ADDRESS },
  ]);
}

async function take({ db, now }: Deps, counted: readonly Counted[]): Promise<number> {
  const at = now();
  return changeAttempts(db, keysOf(counted), (known) => {
    const next = counted.map(({ limit }, index) => nextAttempt(known[index] ?? null, at, limit));
    const waitMs = Math.max(...next.map((one) => one.waitMs));
    return { keep: waitMs > 0 ? known : next.map(({ attempts }) => attempts), answer: waitMs };
  });
}

/** After the right password: its attempts no longer count; those of others on the same account or address do. */
export async function forgiveAttempt({ db, now }: Deps, attempter: Attempter): Promise<void> {
  const counted = countedFor(attempter);
  await changeAttempts(db, keysOf(counted), ([_own, ...shared]) => ({
    keep: [null, ...shared.map((known) => known && less(known))],
    answer: null,
  }));
  await forgetAttempts(db, now() - WINDOW_MS);
}

/** After the right code. */
export async function forgiveCode({ db }: Deps, account: string): Promise<void> {
  await changeAttempts(db, [codeOf(account).key], () => ({ keep: [null], answer: null }));
}

function codeOf(account: string): Counted {
  return { key: `code\0${account}`, limit: PAIR };
}

function countedFor({ email, address, browser }: Attempter): Counted[] {
  const account = email.toLowerCase();
  if (browser) return [{ key: `browser\0${account}\0${browser}`, limit: PAIR }];
  return [
    { key: `pair\0${account}\0${address}`, limit: PAIR },
    { key: `account\0${account}`, limit: ACCOUNT },
    { key: `address\0${address}`, limit: ADDRESS },
  ];
}

function keysOf(counted: readonly Counted[]): string[] {
  return counted.map(({ key }) => key);
}

function less({ failures, freeAt }: Attempts): Attempts {
  return { failures: Math.max(0, failures - 1), freeAt };
}
