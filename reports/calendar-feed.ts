import ical, { ICalEventStatus } from 'ical-generator';
import type { DateString, Instant } from '../domain/dates';

/** An all-day event. `sequence` and `changedAt` grow with each change; `uid` stays as long as what it is about. */
export type FeedEvent = {
  uid: string;
  on: DateString;
  summary: string;
  description: string;
  url: string;
  sequence: number;
  changedAt: Instant;
  isCancelled: boolean;
};

const REFRESH_SECONDS = 3_600;

/**
 * A calendar to subscribe to (RFC 5545, RFC 7986): days are days without a zone. Nothing in a text can begin another line or
 * property, whoever wrote it. The same events give the same text.
 */
export function calendarFeed(name: string, events: readonly FeedEvent[]): string {
  // The library escapes texts of events, but not the name of the calendar.
  const escaped = oneLine(name).replace(/[\\;,]/g, (char) => `\\${char}`);
  const calendar = ical({ name: escaped, prodId: '//Don Doc//Lich//VI', ttl: REFRESH_SECONDS });
  for (const { uid, on, summary, description, url, sequence, changedAt, isCancelled } of events) {
    calendar.createEvent({
      id: oneLine(uid),
      start: new Date(`${on}T00:00:00Z`),
      allDay: true,
      summary: oneLine(summary),
      description: description.split('\n').map(oneLine).join('\n'),
      url,
      sequence,
      stamp: new Date(changedAt),
      lastModified: new Date(changedAt),
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      busystatus: null,
    });
  }
  return calendar.toString();
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}
