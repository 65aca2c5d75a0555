import type { FastifyRequest } from 'fastify';
import type { Ladder } from '../../domain/ladder';
import { CHANNELS, type Channel } from '../../domain/notice';
import { allOf, formOf } from '../shell/form-of';

/** A rung with its days and channels, as the form holds it. */
export type RungForm = { before: string; channels: readonly string[] };

/** A ladder as its form holds it: numbers as texts, also wrong ones. */
export type LadderForm = {
  numbers: Readonly<Record<string, string>>;
  reminders: readonly RungForm[];
  reports: readonly RungForm[];
  channels: Readonly<Record<'due' | 'overdue' | 'overdueFirst', readonly string[]>>;
  hours: readonly { from: string; to: string }[];
  momentAt: string;
  /** The last day of the year after, as `31/01`. */
  closesNotBefore: string;
  /** After which channel which others are tried, as `zalo, sms`. */
  next: Readonly<Record<Channel, string>>;
};

type Count = { name: string; label: string; of: (ladder: Ladder) => number; group: string };

/** The numbers of a ladder, all of them working days, in the order of the page. */
export const COUNTS: readonly Count[] = [
  { group: 'overdue', name: 'overdue.first', label: 'Thông báo quá hạn lần đầu sau hạn', of: (l) => l.overdue.first },
  { group: 'overdue', name: 'overdue.every', label: 'Sau đó nhắc lại mỗi', of: (l) => l.overdue.every },
  { group: 'rungs', name: 'coordinator.after', label: 'Báo cáo cơ quan đầu mối sau hạn', of: (l) => l.coordinator.after },
  { group: 'rungs', name: 'leadership.after', label: 'Báo cáo lãnh đạo sau hạn', of: (l) => l.leadership.after },
  {
    group: 'rungs',
    name: 'leadership.atMostEveryDays',
    label: 'Hai danh sách gửi lãnh đạo cách nhau ít nhất',
    of: (l) => l.leadership.atMostEveryDays,
  },
  { group: 'partner', name: 'partner.ask', label: 'Đề nghị phối hợp trước hạn', of: (l) => l.partner.ask },
  { group: 'partner', name: 'partner.again', label: 'Nhắc lại trước hạn', of: (l) => l.partner.again },
  { group: 'partner', name: 'partner.wanted', label: 'Cần nội dung trước hạn', of: (l) => l.partner.wanted },
  {
    group: 'partner',
    name: 'partner.silent',
    label: 'Báo cơ quan chủ trì đơn vị chưa gửi, trước hạn',
    of: (l) => l.partner.silent,
  },
  { group: 'evidence', name: 'evidence.before', label: 'Đề nghị cung cấp kết quả trước ngày chốt', of: (l) => l.evidence.before },
  {
    group: 'evidence',
    name: 'evidence.wantedAfter',
    label: 'Nhận kết quả trong, sau ngày chốt',
    of: (l) => l.evidence.wantedAfter,
  },
  {
    group: 'rest',
    name: 'extensionHolds',
    label: 'Đề nghị gia hạn tạm dừng thông báo quá hạn nhiều nhất',
    of: (l) => l.extensionHolds,
  },
  {
    group: 'rest',
    name: 'reportedLateAfter',
    label: 'Ghi “báo cáo muộn” khi báo cáo sau ngày hoàn thành',
    of: (l) => l.reportedLateAfter,
  },
  { group: 'rest', name: 'closesAfter', label: 'Kế hoạch tự kết thúc sau hạn cuối cùng', of: (l) => l.closesAfter },
];

const MOST_RUNGS = 6;
const MOST_HOURS = 3;

/** What was sent. */
export function readLadderForm(request: FastifyRequest): LadderForm {
  const fields = formOf(request);
  const field = (name: string) => fields[name] ?? '';
  const rungs = (name: string) =>
    Array.from({ length: MOST_RUNGS }, (_, i) => ({
      before: field(`${name}.${i}`),
      channels: allOf(request, `${name}.${i}.channels`),
    })).filter(({ before, channels }) => before !== '' || channels.length > 0);
  return {
    numbers: Object.fromEntries(COUNTS.map(({ name }) => [name, field(name)])),
    reminders: rungs('reminders'),
    reports: rungs('reports'),
    channels: {
      due: allOf(request, 'due.channels'),
      overdue: allOf(request, 'overdue.channels'),
      overdueFirst: allOf(request, 'overdueFirst.channels'),
    },
    hours: Array.from({ length: MOST_HOURS }, (_, i) => ({ from: field(`hours.${i}.from`), to: field(`hours.${i}.to`) })).filter(
      ({ from, to }) => from !== '' || to !== '',
    ),
    momentAt: field('momentAt'),
    closesNotBefore: field('closesNotBefore'),
    next: { email: field('next.email'), sms: field('next.sms'), zalo: field('next.zalo') },
  };
}

/** The form of a ladder as it stands. */
export function formOfLadder(ladder: Ladder): LadderForm {
  const rungs = (all: Ladder['reminders']) => all.map(({ before, channels }) => ({ before: String(before), channels }));
  const order = (channel: Channel) => (ladder.nextChannels?.['default']?.[channel] ?? []).join(', ');
  return {
    numbers: Object.fromEntries(COUNTS.map(({ name, of }) => [name, String(of(ladder))])),
    reminders: rungs(ladder.reminders),
    reports: rungs(ladder.reports),
    channels: { due: ladder.due.channels, overdue: ladder.overdue.channels, overdueFirst: ladder.overdue.firstChannels },
    hours: ladder.sendingHours.map(([from, to]) => ({ from, to })),
    momentAt: ladder.momentAt,
    closesNotBefore: ladder.closesNotBefore.split('-').reverse().join('/'),
    next: { email: order('email'), sms: order('sms'), zalo: order('zalo') },
  };
}

/** A form's rows with empty ones to fill in. */
export function withSpare(rungs: readonly RungForm[]): RungForm[] {
  const empty = Array.from({ length: Math.max(0, Math.min(2, MOST_RUNGS - rungs.length)) }, () => ({ before: '', channels: [] }));
  return [...rungs, ...empty];
}

/** The boxes of the channels, those of a rung ticked. */
export function channelBoxes(name: string, chosen: readonly string[], words: Readonly<Record<Channel, string>>) {
  return CHANNELS.map((channel) => ({ name, value: channel, words: words[channel], isChosen: chosen.includes(channel) }));
}
