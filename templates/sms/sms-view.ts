import { dateAt } from '../../domain/zone';
import type { NoticeKind } from '../../domain/notice';
import { dateWords } from '../date-words';
import { foldForSms } from '../fold-sms';
import { itemWords } from '../item-words';
import { KIND_WORDS } from '../kind-words';
import type { MessageInput } from '../message-input';
import type { GroupItem, NoticeGroup } from '../notice-groups';
import { countWords, taskNumber } from '../number-words';
import { shortPeriodWords } from '../period-words';

/** Kinds with an SMS of their own; `several` counts, `message` is for every other kind. */
export type SmsTemplate = 'reminder' | 'due' | 'overdue' | 'quota' | 'report-due' | 'returned' | 'several' | 'message';

/** What an SMS says, folded to ASCII; `title` and `authority` may be cut to fit, the rest may not. */
export type SmsView = {
  template: SmsTemplate;
  view: { isUrged: boolean } & Record<string, unknown>;
  title: string;
  period: string;
  authority: string;
};

const OWN: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['reminder', 'due', 'overdue', 'quota', 'report-due', 'returned']);
const COMING: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['reminder', 'quota', 'report-due']);
const LONGEST_NUMBER = 8;

/** The words of an SMS about the groups of a message: the worst thing by name, several as a count. */
export function smsView(input: MessageInput, groups: readonly NoticeGroup[]): SmsView {
  const rows = groups.flatMap((group) => group.items.map((item) => ({ group, item })));
  const [worst] = groups;
  if (!worst) throw new Error('A message needs at least one notice.');
  const first = rows[0] ?? { group: worst, item: emptyItem(worst) };
  const words = itemWords({ ...input, on: dateAt(input.at) }, first.group, first.item);
  const task = first.group.plan.tasks.find(({ no }) => no === first.item.task);
  const title = foldForSms(task?.shortTitle || task?.title || '');
  const notice = first.item.notice;
  const fact = notice.fact ? input.factText?.(notice.fact) : null;
  return {
    template: rows.length > 1 ? 'several' : templateOf(first.group.kind),
    title,
    period: beside(title, foldForSms(shortPeriodWords(first.item.key))),
    authority: foldForSms(input.authority.smsName || input.authority.name).toUpperCase(),
    view: {
      no: taskCode(first.item.task),
      due: words.due,
      left: plain(words.left),
      late: plain(words.late),
      missing: notice.quota ? `${notice.quota.of - notice.quota.done}/${notice.quota.of}` : '',
      on: fact ? dateWords(dateAt(fact.at)) : '',
      isToday: words.isToday,
      isUrged: notice.rung === 'urged',
      isAllLate: groups.every(({ kind }) => kind === 'overdue'),
      isMixed: !groups.every(({ kind }) => COMING.has(kind)) && !groups.every(({ kind }) => kind === 'overdue'),
      count: countWords(rows.length),
      what: rows.length > 1 ? severalWords(groups) : foldForSms(KIND_WORDS[first.group.kind].heading),
      hasEmail: Boolean(input.person.email),
    },
  };
}

// "Chuyen muc CCHC" + "thang 5"; not twice what the title ends with ("Bao cao quy" + "quy II").
function beside(title: string, period: string): string {
  if (!title || !period || title.toLowerCase().includes(period.toLowerCase())) return '';
  const [word = '', ...rest] = period.split(' ');
  return title.toLowerCase().endsWith(` ${word.toLowerCase()}`) ? rest.join(' ') : period;
}

function templateOf(kind: NoticeKind): SmsTemplate {
  return OWN.has(kind) ? (kind as SmsTemplate) : 'message';
}

function severalWords(groups: readonly NoticeGroup[]): string {
  const late = groups.filter(({ kind }) => kind === 'overdue').reduce((sum, { items }) => sum + items.length, 0);
  if (groups.every(({ kind }) => kind === 'overdue')) return 'nhiem vu qua han';
  if (groups.every(({ kind }) => COMING.has(kind))) return 'nhiem vu sap den han';
  if (groups.every(({ kind }) => kind === 'due')) return 'nhiem vu den han hom nay';
  return late > 0 ? `noi dung can xu ly (${late} nhiem vu qua han)` : 'noi dung can xu ly';
}

// `5` → NV05, `TH.1` → NV TH.1
function taskCode(no: string): string {
  const number = foldForSms(taskNumber(no)).slice(0, LONGEST_NUMBER);
  return /^\d/.test(number) ? `NV${number}` : `NV ${number}`.trim();
}

// "còn 03 ngày làm việc" → "con 3 ngay lam viec": in SMS numbers of days have no leading zero.
function plain(words: string): string {
  return foldForSms(words).replace(/\b0(?=\d\b)/, '');
}

function emptyItem({ notices }: NoticeGroup): GroupItem {
  return { task: '', key: null, lead: null, notice: notices[0] as GroupItem['notice'] };
}
