import type { Channel, NoticeKind } from '../../domain/notice';
import { dateAt } from '../../domain/zone';
import type { MessageRow } from '../../store/find-messages';

type Asked = { kinds?: readonly NoticeKind[]; to?: string; channel?: Channel };

/** The year as lines `2026-03-17 reminder before-10 lan`: day of sending, kind, rung, unit. E-mail unless asked otherwise. */
export type Diary = (asked?: Asked) => string[];

/** Each notice once a unit, whoever holds its posts; what leaves at the same instant in the order of the alphabet. */
export function diaryOf(messages: readonly MessageRow[]): Diary {
  return ({ kinds, to, channel = 'email' } = {}) => {
    const lines = messages
      .filter((message) => message.channel === channel && (to === undefined || message.unit === to))
      .flatMap(({ sentAt, entries }) => entries.map(({ notice }) => ({ at: sentAt ?? 0, notice })))
      .filter(({ notice }) => !kinds || kinds.includes(notice.kind))
      .map(({ at, notice }) => ({ at, line: `${dateAt(at)} ${notice.kind} ${notice.rung} ${notice.to.unit}` }))
      .sort((a, b) => a.at - b.at || (a.line < b.line ? -1 : 1));
    return [...new Set(lines.map(({ line }) => line))];
  };
}
