import { CHANNELS, type Channel } from '../../domain/notice';
import type { Instant } from '../../domain/dates';
import type { Authority } from '../../domain/unit';
import { dateAt } from '../../domain/zone';
import type { RehearsalCount, RehearsalFilter, RehearsedMessage } from '../../store/rehearsals';
import { CHANNEL_WORDS } from '../../templates/channel-words';
import { dateWords, longDateWords, timeWords } from '../../templates/date-words';
import { countWords, dongWords, numberWords } from '../../templates/number-words';
import { upperFirst } from '../../templates/clean-text';
import { pageNumbers } from './page-numbers';

export type RehearsalQuery = { unit?: string; month?: string; channel?: string; page?: string };

export const ON_A_PAGE = 20;

/** What is asked to be looked at; what the rehearsal does not hold is not filtered by. */
export function filterOf(query: RehearsalQuery, counts: readonly RehearsalCount[]): { filter: RehearsalFilter; page: number } {
  const known = (name: 'unit' | 'month' | 'channel') => counts.find((count) => count[name] === query[name])?.[name] ?? null;
  const filter = { unit: known('unit'), month: known('month'), channel: known('channel') };
  const page = Number(query.page);
  const last = lastPage(counts, filter);
  return { filter, page: Number.isInteger(page) && page >= 1 && page <= last ? page : 1 };
}

/** Messages by month and by unit: e-mails, SMS with their parts and, where the price of one is known, what they cost. */
export function totalsView(of: {
  counts: readonly RehearsalCount[];
  authority: Authority;
  rehearsedAt: Instant;
  smsCost: number | null;
}) {
  const { counts, authority, rehearsedAt, smsCost } = of;
  const figures = (some: readonly RehearsalCount[]) => figuresOf(some, smsCost);
  const rows = (name: 'month' | 'unit', words: (value: string) => string) =>
    [...new Set(counts.map((count) => count[name]))].map((value) => ({
      words: words(value),
      ...figures(counts.filter((count) => count[name] === value)),
    }));
  return {
    rehearsedOn: dateWords(dateAt(rehearsedAt)),
    total: figures(counts),
    months: rows('month', monthWords),
    knowsCost: smsCost !== null,
    units: rows('unit', (id) => unitWords(authority, id)).sort((a, b) => b.all - a.all),
  };
}

type Shown = {
  messages: readonly RehearsedMessage[];
  counts: readonly RehearsalCount[];
  filter: RehearsalFilter;
  page: number;
  authority: Authority;
  url: string;
};

/** A page of messages by day, with the choices to narrow them down. */
export function messagesView({ messages, counts, filter, page, authority, url }: Shown) {
  const days = [...new Set(messages.map(({ at }) => dateAt(at)))];
  const choices = (name: 'unit' | 'month' | 'channel', words: (value: string) => string) =>
    [...new Set(counts.map((count): string => count[name]))].map((value) => ({
      value,
      words: words(value),
      isChosen: filter[name] === value,
    }));
  const query = new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [[name, value] as [string, string]])),
  );
  return {
    unitChoices: choices('unit', (id) => unitWords(authority, id)),
    monthChoices: choices('month', monthWords),
    channelChoices: choices('channel', (channel) => upperFirst(CHANNEL_WORDS[channel as Channel])),
    found: numberWords(matching(counts, filter).reduce((sum, one) => sum + one.messages, 0)),
    days: days.map((day) => ({
      day: upperFirst(longDateWords(day)),
      messages: messages.filter(({ at }) => dateAt(at) === day).map((message) => messageView(message, authority)),
    })),
    pages: pageNumbers(lastPage(counts, filter), page, (number) => `${url}?${query.toString()}&page=${number}#messages`),
  };
}

function messageView({ at, unit, person, channel, subject, text, segments }: RehearsedMessage, authority: Authority) {
  return {
    time: timeWords(at),
    unit: unitWords(authority, unit),
    person: authority.officers.find(({ id }) => id === person)?.name ?? person,
    channel: CHANNEL_WORDS[channel],
    subject,
    text,
    segments: channel === 'sms' ? countWords(segments) : null,
  };
}

function figuresOf(counts: readonly RehearsalCount[], smsCost: number | null) {
  const of = (channel: Channel) => counts.filter((count) => count.channel === channel);
  const sum = (list: readonly RehearsalCount[], what: 'messages' | 'segments') =>
    list.reduce((all, count) => all + count[what], 0);
  const [email = 0, sms = 0, zalo = 0] = CHANNELS.map((channel) => sum(of(channel), 'messages'));
  const segments = sum(of('sms'), 'segments');
  return {
    email: numberWords(email),
    sms: numberWords(sms),
    zalo: zalo > 0 ? numberWords(zalo) : null,
    segments: numberWords(segments),
    all: sum(counts, 'messages'),
    cost: smsCost === null ? null : dongWords(segments * smsCost),
  };
}

function matching(counts: readonly RehearsalCount[], { unit, month, channel }: RehearsalFilter): RehearsalCount[] {
  return counts.filter(
    (one) =>
      (unit === null || one.unit === unit) &&
      (month === null || one.month === month) &&
      (channel === null || one.channel === channel),
  );
}

function lastPage(counts: readonly RehearsalCount[], filter: RehearsalFilter): number {
  const found = matching(counts, filter).reduce((sum, { messages }) => sum + messages, 0);
  return Math.max(1, Math.ceil(found / ON_A_PAGE));
}

function unitWords({ units }: Authority, id: string): string {
  return units.find((unit) => unit.id === id)?.name ?? id;
}

function monthWords(month: string): string {
  return `tháng ${month.slice(5)}/${month.slice(0, 4)}`;
}
