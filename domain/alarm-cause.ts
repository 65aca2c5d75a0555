import { CHANNELS, type Channel } from './notice';

/** How far a month's SMS have gone: most of them, or all. */
export type QuotaState = 'warn' | 'spent';

/** What an alarm is about, where it is about one channel, one address or one authority's month (`YYYY-MM`). */
export type AlarmCause =
  | { of: 'circuit'; channel: Channel }
  | { of: 'address'; authority: string; channel: Channel; person: string }
  | { of: 'sms-quota'; authority: string; month: string; state: QuotaState }
  | { of: 'webhook'; webhook: string };

/** A channel rests after a fault of our own. */
export function circuitCause(channel: Channel): string {
  return compose('circuit', channel);
}

/** A person's address on a channel takes nothing; names the person, never the address. */
export function addressCause(authority: string, channel: Channel, person: string): string {
  return compose('address', authority, channel, person);
}

/** Most or all of an authority's SMS of a month are used. */
export function quotaCause(authority: string, month: string, state: QuotaState): string {
  return compose('sms-quota', authority, month, state);
}

/** A program that asked for events does not take them. */
export function webhookCause(webhook: string): string {
  return compose('webhook', webhook);
}

/** Reads what the functions above have made; null: the alarm is about something else. */
export function readAlarmCause(cause: string): AlarmCause | null {
  const [of, ...rest] = cause.split('|');
  if (of === 'circuit') {
    const channel = channelOf(rest[0]);
    return channel ? { of, channel } : null;
  }
  if (of === 'address') {
    const [authority, , person] = rest;
    const channel = channelOf(rest[1]);
    return authority && channel && person ? { of, authority, channel, person } : null;
  }
  if (of === 'sms-quota') {
    const [authority, month, state] = rest;
    return authority && month && (state === 'warn' || state === 'spent') ? { of, authority, month, state } : null;
  }
  if (of === 'webhook') return rest[0] ? { of, webhook: rest[0] } : null;
  return null;
}

function compose(of: AlarmCause['of'], ...about: readonly string[]): string {
  return [of, ...about].join('|');
}

function channelOf(text: string | undefined): Channel | undefined {
  return CHANNELS.find((channel) => channel === text);
}
