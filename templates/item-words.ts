import { movedWords } from '../domain/calendar/moved-words';
import { dayOff, workingDaysBetween } from '../domain/calendar/working-days';
import type { DateString } from '../domain/dates';
import type { Task } from '../domain/plan';
import { clause } from './clean-text';
import { dateWords, longDateWords } from './date-words';
import { answerWords } from './fact-words';
import type { MessageScene } from './message-input';
import type { GroupItem, NoticeGroup } from './notice-groups';
import { countWords, taskNumberWords, workingDayWords } from './number-words';
import { periodBesideDueDay, periodWords } from './period-words';
import { unitName } from './unit-words';

/** One task or occurrence in words; what is not known is the empty string. */
export type ItemWords = {
  task: string;
  title: string;
  /** `số 05 “…”, kỳ tháng 5/2027`. */
  named: string;
  /** `số 05 (kỳ tháng 5/2027)`. */
  short: string;
  period: string;
  /** `thứ Hai, ngày 31/05/2027`, and `31/05/2027`. */
  dueLong: string;
  due: string;
  /** `còn 03 ngày làm việc`, `quá hạn 02 ngày làm việc`; of the day itself `hạn trong ngày`. */
  left: string;
  lateDays: number;
  late: string;
  isToday: boolean;
  isSoft: boolean;
  was: string;
  moveReason: string;
  lead: string;
  reminded: string;
  answer: string;
  /** The same where it has spoken, otherwise empty. */
  said: string;
  silent: string;
  /** Of whom a date is asked, for the coordinator. */
  asked: string;
  products: string;
  partners: string;
  scope: string;
  when: string;
  wanted: string;
  missing: string;
  role: string;
  change: string;
  standing: string;
  reason: string;
};

const ROLES: Readonly<Record<string, string>> = { lead: 'chủ trì', partner: 'phối hợp' };
const CHANGES: Readonly<Record<string, string>> = {
  added: 'bổ sung',
  changed: 'điều chỉnh',
  removed: 'không còn trong kế hoạch',
  moved: 'thay đổi thời hạn',
};
const STANDINGS: Readonly<Record<string, string>> = {
  done: 'đã hoàn thành',
  due: 'đến hạn trong tuần',
  late: 'quá hạn',
  waiting: 'chờ xử lý',
};

/** The words of one item at the instant of sending. Days late or left are counted to that day, whenever it was posted. */
export function itemWords(input: MessageScene, group: NoticeGroup, item: GroupItem): ItemWords {
  const { plan, to } = group;
  const { on } = input;
  const task = plan.tasks.find(({ no }) => no === item.task);
  const dueOn = item.dueOn ?? null;
  const daysLeft = dueOn ? workingDaysBetween(input.calendar, on, dueOn) : (item.notice.daysLeft ?? 0);
  const lateDays = dueOn ? Math.max(0, -daysLeft) : (item.lateDays ?? Math.max(0, -daysLeft));
  const number = taskNumberWords(clause(item.task));
  const title = clause(task?.title);
  const period = periodBesideDueDay(item.key);
  const quota = item.notice.quota;
  const history = clause(input.history?.(item.notice));
  const name = (unit: string) => unitName(plan, input.authority, unit, on, item.task);
  return {
    task: number,
    title,
    named: [title ? `${number} “${title}”` : number, period].filter(Boolean).join(', '),
    short: item.key ? `${number} (${periodWords(item.key)})` : number,
    period,
    dueLong: dueOn ? longDateWords(dueOn) : '',
    due: dueOn ? dateWords(dueOn) : '',
    left: leftWords(on, dueOn, daysLeft),
    lateDays,
    late: lateDays > 0 ? workingDayWords(lateDays) : '',
    isToday: dueOn === on,
    isSoft: isSoft(task),
    was: item.wasOn ? dateWords(item.wasOn) : '',
    moveReason: item.wasOn ? moveReason(input, item.wasOn, dueOn) : '',
    lead: item.lead ? name(item.lead) : leadNames(task),
    reminded: remindedWords(item, history),
    answer: answerWords(item.answer),
    said: item.answer ? answerWords(item.answer) : '',
    silent: (item.units ?? []).map(name).join('; '),
    asked: to.as === 'coordinator' ? (item.units ?? [item.lead ?? '']).filter(Boolean).map(name).join('; ') : '',
    products: (task?.products ?? []).map(clause).filter(Boolean).join('; '),
    partners: (task?.partners ?? [])
      .map((partner) => clause(partner.name))
      .filter(Boolean)
      .join('; '),
    scope: clause(task?.leads.find(({ unit }) => unit === item.lead || unit === to.unit)?.scope),
    when: clause(task?.schedules.find(({ needs, rule }) => needs === 'date' || rule.kind === 'waiting')?.text || task?.when),
    wanted: item.notice.wantedOn ? dateWords(item.notice.wantedOn) : '',
    missing: quota ? `${countWords(quota.of - quota.done)}/${countWords(quota.of)}` : '',
    role: ROLES[item.what ?? ''] ?? '',
    change: CHANGES[item.what ?? ''] ?? 'điều chỉnh',
    standing: STANDINGS[item.what ?? ''] ?? (lateDays > 0 ? 'quá hạn' : ''),
    reason: history,
  };
}

function leftWords(on: DateString, dueOn: DateString | null, daysLeft: number): string {
  if (!dueOn && daysLeft === 0) return '';
  if (dueOn === on) return 'hạn trong ngày';
  if (daysLeft > 0) return `còn ${workingDayWords(daysLeft)}`;
  return daysLeft < 0 ? `quá hạn ${workingDayWords(daysLeft)}` : 'không còn ngày làm việc nào';
}

function isSoft(task: Task | undefined): boolean {
  const dated = task?.schedules.filter(({ rule }) => !['standing', 'waiting', 'on-demand'].includes(rule.kind)) ?? [];
  return dated.length > 0 && dated.every(({ soft }) => soft);
}

// Of several leads the one that is accountable answers for the task towards others.
function leadNames(task: Task | undefined): string {
  return clause((task?.leads.find(({ accountable }) => accountable) ?? task?.leads[0])?.name);
}

// `05 lần (12/05/2027, 28/05/2027)`: how often, and when, as far as it is known.
function remindedWords({ reminded, task, key, lead, notice }: GroupItem, days: string): string {
  if (reminded === undefined) return '';
  const [first] = notice.items;
  const isItsOwn = days && first?.task === task && first.key === key && first.lead === lead;
  return `${countWords(reminded)} lần${isItsOwn ? ` (${days})` : ''}`;
}

function moveReason({ calendar }: MessageScene, wasOn: DateString, dueOn: DateString | null): string {
  const words = dayOff(calendar, wasOn) && dueOn ? movedWords(calendar, wasOn, dueOn) : null;
  return words ?? 'lịch làm việc được cập nhật';
}
