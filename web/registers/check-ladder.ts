import { ladderShape } from '../../config/load-ladders';
import type { Ladder } from '../../domain/ladder';
import { CHANNELS } from '../../domain/notice';
import type { LadderForm } from './ladder-form';

/** What is wrong with a ladder, by the part of the page it stands in. */
export type LadderErrors = Readonly<Record<string, readonly string[]>>;

const MOST_DAYS = 250;

/** The ladder a form describes, or what is wrong, in Vietnamese. What the form does not show stays as it is in `before`. */
export function checkLadder(
  form: LadderForm,
  before: Ladder,
): { ladder: Ladder; errors: null } | { ladder: null; errors: LadderErrors } {
  const draft = draftOf(form, before);
  const read = ladderShape.safeParse(draft);
  const found = read.success ? sense(read.data) : read.error.issues.map(({ path }) => problemAt(path));
  const wrong = [...found, ...nextProblems(form)];
  if (read.success && wrong.length === 0) return { ladder: read.data, errors: null };
  const errors: Record<string, string[]> = {};
  for (const { part, words } of wrong) if (!errors[part]?.includes(words)) errors[part] = [...(errors[part] ?? []), words];
  return { ladder: null, errors };
}

function draftOf(form: LadderForm, before: Ladder) {
  const number = (name: string) => days(form.numbers[name] ?? '');
  const rungs = (all: LadderForm['reminders']) =>
    all.map((rung) => ({ before: days(rung.before), channels: rung.channels })).sort((a, b) => b.before - a.before);
  const order = (text: string) => text.split(/[\s,;]+/).filter(Boolean);
  const next = Object.fromEntries(
    CHANNELS.flatMap((channel) => (form.next[channel] ? [[channel, order(form.next[channel])]] : [])),
  );
  return {
    ...before,
    momentAt: form.momentAt,
    sendingHours: form.hours.map(({ from, to }) => [from, to]),
    reminders: rungs(form.reminders),
    due: { channels: form.channels.due },
    overdue: {
      first: number('overdue.first'),
      every: number('overdue.every'),
      channels: form.channels.overdue,
      firstChannels: form.channels.overdueFirst,
    },
    coordinator: { after: number('coordinator.after') },
    leadership: { after: number('leadership.after'), atMostEveryDays: number('leadership.atMostEveryDays') },
    partner: {
      ask: number('partner.ask'),
      again: number('partner.again'),
      wanted: number('partner.wanted'),
      silent: number('partner.silent'),
    },
    evidence: { before: number('evidence.before'), wantedAfter: number('evidence.wantedAfter') },
    reports: rungs(form.reports),
    extensionHolds: number('extensionHolds'),
    reportedLateAfter: number('reportedLateAfter'),
    closesAfter: number('closesAfter'),
    closesNotBefore: form.closesNotBefore.split('/').reverse().join('-'),
    nextChannels: { ...before.nextChannels, default: next },
  };
}

// Digits only: Number would take 1e9, 0x10 and spaces.
function days(text: string): number {
  return /^\d{1,3}$/.test(text) ? Number(text) : NaN;
}

type Problem = { part: string; words: string };

function problemAt(path: readonly PropertyKey[]): Problem {
  const [first, second] = path.map(String);
  if (first === 'momentAt' || first === 'sendingHours')
    return { part: 'hours', words: 'Ghi giờ dạng 08:00, ít nhất một khoảng giờ gửi.' };
  if (first === 'closesNotBefore') return { part: 'rest', words: 'Ghi ngày và tháng, dạng 31/01.' };
  if (first === 'nextChannels') return { part: 'next', words: 'Chỉ ghi email, sms, zalo, ngăn bằng dấu phẩy.' };
  const part = first === 'coordinator' || first === 'leadership' ? 'rungs' : PARTS.has(first ?? '') ? (first ?? 'rest') : 'rest';
  if (path.map(String).some((name) => name === 'channels' || name === 'firstChannels'))
    return { part, words: 'Chọn ít nhất một kênh gửi cho mỗi lần.' };
  return { part, words: second === 'before' ? NOT_A_DAY : NOT_A_COUNT };
}

const PARTS = new Set(['reminders', 'reports', 'due', 'overdue', 'partner', 'evidence']);
const NOT_A_DAY = 'Ghi số ngày làm việc bằng chữ số, ví dụ 3.';
const NOT_A_COUNT = 'Ghi số ngày làm việc bằng chữ số, từ 1 trở lên.';

// What is well written and still cannot be meant.
function sense(ladder: Ladder): Problem[] {
  const { sendingHours, momentAt, reminders, reports, partner, coordinator, leadership } = ladder;
  const twice = (rungs: Ladder['reminders']) => new Set(rungs.map(({ before }) => before)).size < rungs.length;
  const hours = [...sendingHours].sort(([a], [b]) => (a < b ? -1 : 1));
  const checks: [boolean, string, string][] = [
    [
      hours.some(([from, to], i) => from >= to || from < (hours[i - 1]?.[1] ?? '')),
      'hours',
      'Khoảng giờ gửi phải kết thúc sau khi bắt đầu và không chồng nhau.',
    ],
    [
      !hours.some(([from, to]) => from <= momentAt && momentAt < to),
      'hours',
      'Giờ gửi hằng ngày phải nằm trong một khoảng giờ gửi.',
    ],
    [twice(reminders), 'reminders', 'Mỗi lần nhắc cách hạn một số ngày khác nhau.'],
    [twice(reports), 'reports', 'Mỗi lần nhắc cách hạn một số ngày khác nhau.'],
    [
      reminders.some(({ before }) => before === 0),
      'reminders',
      'Ngày đến hạn có thông báo riêng; lần nhắc ghi từ 1 ngày trước hạn.',
    ],
    [partner.wanted >= partner.ask, 'partner', 'Ngày cần nội dung phải sau ngày đề nghị phối hợp.'],
    [partner.again >= partner.ask, 'partner', 'Ngày nhắc lại phải sau ngày đề nghị phối hợp.'],
    [leadership.after < coordinator.after, 'rungs', 'Báo cáo lãnh đạo không sớm hơn báo cáo cơ quan đầu mối.'],
    [numbersOf(ladder).some((days) => days > MOST_DAYS), 'rest', `Số ngày không quá ${MOST_DAYS}.`],
  ];
  return checks.flatMap(([isWrong, part, words]) => (isWrong ? [{ part, words }] : []));
}

function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersOf) : [];
}

function nextProblems({ next }: LadderForm): Problem[] {
  const isSelf = CHANNELS.some((channel) => next[channel].split(/[\s,;]+/).includes(channel));
  return isSelf ? [{ part: 'next', words: 'Kênh thay thế phải khác kênh không gửi được.' }] : [];
}
