import type { Instant } from './dates';
import type { Channel } from './notice';

/** At most `most` messages within `seconds`. */
export type Limit = { most: number; seconds: number };

/** How fast a provider may be fed: on average, and at once after a rest. */
export type Rate = { perSecond: number; burst: number };

/**
 * How much may be sent, as data (`config/limits.yaml`). `perPerson`: to one person on a channel; the rest waits and is merged ·
 * `perProvider`: null, no limit · `smsPerMonth`: SMS parts an authority may use in a calendar month, warned of at
 * `warnAtPercent` · `reports`: after how many seconds a provider is asked what became of a message (the last one repeats),
 * and after how many hours without an answer the next channel is tried.
 */
export type Limits = {
  perPerson: Readonly<Record<Channel, readonly Limit[]>>;
  perProvider: Readonly<Record<Channel, Rate | null>>;
  smsPerMonth: { segments: number; warnAtPercent: number; authorities: Readonly<Record<string, number>> };
  reports: { askAfterSeconds: readonly number[]; waitHours: number };
};

/** From when a person may get another message, given when earlier ones were accepted (oldest first); null: now. */
export function limitedUntil(limits: readonly Limit[], sent: readonly Instant[], now: Instant): Instant | null {
  const waits = limits.map(({ most, seconds }) => (sent.at(-most) ?? -Infinity) + seconds * 1000);
  const until = Math.max(-Infinity, ...waits);
  return until > now ? until : null;
}

/** The longest time limits look back, in milliseconds. */
export function lookBack(limits: readonly Limit[]): number {
  return Math.max(0, ...limits.map(({ seconds }) => seconds)) * 1000;
}

/** After how many milliseconds a provider is asked the next time, having been asked `asks` times. */
export function askAfter({ askAfterSeconds }: Limits['reports'], asks: number): number {
  return (askAfterSeconds[Math.min(asks, askAfterSeconds.length - 1)] ?? 0) * 1000;
}

/** What a month's SMS come to: `warn` from the percentage on, `spent` when these parts would go beyond. */
export function smsQuota(
  { smsPerMonth }: Limits,
  authority: string,
  used: number,
  segments: number,
): { quota: number; state: 'free' | 'warn' | 'spent' } {
  const quota = smsPerMonth.authorities[authority] ?? smsPerMonth.segments;
  if (used + segments > quota) return { quota, state: 'spent' };
  return { quota, state: (used + segments) * 100 >= quota * smsPerMonth.warnAtPercent ? 'warn' : 'free' };
}
