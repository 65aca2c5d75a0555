import type { NoticeKind } from '../../domain/notice';
import { ZALO_LIMITS, type ZaloField } from '../../domain/zalo-template';
import { clause, cutAtWord } from '../clean-text';
import type { ItemWords } from '../item-words';
import { KIND_WORDS } from '../kind-words';
import type { MessageScene } from '../message-input';
import type { GroupItem, NoticeGroup } from '../notice-groups';
import { countWords } from '../number-words';
import { authorityWords } from '../plan-words';
import { unitName } from '../unit-words';

/** A thing to tell and the group it belongs to. */
export type Row = { group: NoticeGroup; item: GroupItem };

const COMING: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['reminder', 'quota', 'report-due']);
/** Zalo takes no empty value. */
const UNKNOWN = 'chưa xác định';

/** The value of each field of a message about these rows, the first of them named; short enough for Zalo, never empty. */
export function zaloValues(
  input: MessageScene,
  rows: readonly [Row, ...Row[]],
  words: ItemWords,
  shortTitle: string,
): Readonly<Record<ZaloField, string>> {
  const [{ group }] = rows;
  const title = shortTitle || words.title;
  const values = {
    authority: authorityWords(input.authority),
    unit: unitName(group.plan, input.authority, group.to.unit, input.on),
    person: clause(input.person.name),
    what: whatWords(rows),
    task: [title ? `${words.task} – ${title}` : words.task, words.period].filter(Boolean).join(', '),
    due: words.due,
    days: words.left,
    count: countWords(rows.length),
  };
  const cut = Object.entries(values).map(([field, value]) => [
    field,
    cutAtWord(value || UNKNOWN, ZALO_LIMITS[field as keyof typeof values]),
  ]);
  return { ...(Object.fromEntries(cut) as typeof values), code: input.code, link: input.link };
}

function whatWords(rows: readonly Row[]): string {
  const kinds = new Set(rows.map(({ group }) => group.kind));
  const [kind] = kinds;
  if (rows.length === 1 && kind) return KIND_WORDS[kind].tag;
  if ([...kinds].every((each) => COMING.has(each))) return 'nhiệm vụ sắp đến hạn';
  if (kinds.size === 1 && kind === 'overdue') return 'nhiệm vụ quá hạn';
  if (kinds.size === 1 && kind === 'due') return 'nhiệm vụ đến hạn hôm nay';
  const late = rows.filter(({ group }) => group.kind === 'overdue').length;
  return late > 0 ? `nội dung (${countWords(late)} quá hạn)` : 'nội dung cần xử lý';
}
