import type { Instant } from '../dates';

/** Part of a message that did not reach its person: the notice, until when it is of use, and whether another channel brought it. */
export type FailedPart = {
  notice: string;
  state: 'open' | 'told' | 'superseded' | 'expired' | 'undeliverable';
  validUntil: Instant;
  isToldElsewhere: boolean;
};

/** A message as far as it decides whether it may be sent anew. */
export type FailedMessage = {
  state: string;
  /** When the dispatcher itself looks at it again; null: never. */
  notBefore: Instant | null;
  /** The address that would be used now takes nothing. */
  isAddressDead: boolean;
  hasAddress: boolean;
  parts: readonly FailedPart[];
};

export type WhyNotResent =
  'accepted' | 'under-way' | 'no-address' | 'dead-address' | 'told-elsewhere' | 'out-of-date' | 'nothing';

/**
 * Which notices of a message may be told anew on its channel, or why none. Nothing that was accepted, on this or another
 * channel, is told twice; what is no longer of use is not sent. A message whose outcome nobody knows may have arrived: that
 * it is sent all the same is a person's decision (`mayRepeat`).
 */
export function partsToResend(
  { state, notBefore, isAddressDead, hasAddress, parts }: FailedMessage,
  now: Instant,
): { notices: readonly string[]; mayRepeat: boolean; why: null } | { why: WhyNotResent } {
  if (state === 'accepted' || state === 'delivered') return { why: 'accepted' };
  const isStopped =
    state === 'refused' || state === 'bounced' || state === 'expired' || (state === 'unknown' && notBefore === null);
  if (!isStopped) return { why: 'under-way' };
  const failed = parts.filter((part) => part.state === 'undeliverable' || part.state === 'expired');
  if (failed.length === 0) return { why: 'nothing' };
  const missing = failed.filter(({ isToldElsewhere }) => !isToldElsewhere);
  if (missing.length === 0) return { why: 'told-elsewhere' };
  const useful = missing.filter(({ validUntil }) => validUntil > now);
  if (useful.length === 0) return { why: 'out-of-date' };
  if (!hasAddress) return { why: 'no-address' };
  if (isAddressDead) return { why: 'dead-address' };
  return { notices: useful.map(({ notice }) => notice), mayRepeat: state === 'unknown', why: null };
}
