import type { NoticeKind } from '../domain/notice';
import { lowerFirst } from './clean-text';
import { countWords } from './number-words';
import type { ItemWords } from './item-words';

/** A table: a row of headings, rows of cells, and each row as a line of plain text. */
export type Table = { head: readonly string[]; rows: readonly { cells: readonly string[]; line: string }[]; more: string };

// A letter that nobody can scroll through helps nobody, and old mail systems cut long ones off.
const MOST_ROWS = 100;

type Column = { head: string; cell: (item: ItemWords) => string };

const TASK: Column = { head: 'Nhiệm vụ', cell: ({ named }) => named };
const UNIT: Column = { head: 'Đơn vị', cell: ({ lead }) => lead };
const LEAD: Column = { head: 'Chủ trì', cell: ({ lead }) => lead };
const DUE: Column = { head: 'Hạn', cell: ({ due }) => due };
const LEFT: Column = { head: 'Còn lại', cell: ({ left }) => left.replace(/^còn /, '') };
const LATE: Column = { head: 'Quá hạn', cell: ({ late }) => late };
const REMINDED: Column = { head: 'Đã nhắc', cell: ({ reminded }) => reminded };
const ANSWER: Column = { head: 'Phản hồi', cell: ({ answer }) => answer };
const SAID: Column = { head: 'Phản hồi', cell: ({ said }) => said };
const WANTED: Column = { head: 'Gửi nội dung chậm nhất', cell: ({ wanted }) => wanted };
const ROLE: Column = { head: 'Vai trò', cell: ({ role }) => role };
const WHEN: Column = { head: 'Thời gian theo kế hoạch', cell: ({ when }) => when };
const PRODUCTS: Column = { head: 'Sản phẩm, minh chứng', cell: ({ products }) => products };
const MISSING: Column = { head: 'Còn thiếu', cell: ({ missing }) => missing };
const SILENT: Column = { head: 'Chưa gửi nội dung', cell: ({ silent }) => silent };
const CHANGE: Column = { head: 'Thay đổi', cell: ({ change }) => change };
const WAS: Column = { head: 'Hạn trước', cell: ({ was }) => was };
const NOW: Column = { head: 'Hạn mới', cell: ({ due }) => due };
const WHY: Column = { head: 'Lý do', cell: ({ moveReason }) => moveReason };
const STANDING: Column = { head: 'Tình hình', cell: ({ standing }) => standing };
const REASON: Column = { head: 'Lý do', cell: ({ reason }) => reason || 'chưa có đầu mối liên hệ nhận được tin' };

const UNREACHED: Column = { head: 'Đơn vị', cell: ({ silent, lead }) => silent || lead };
const ASKED: Column = { head: 'Đơn vị chủ trì', cell: ({ asked }) => asked };
const OVERDUE_LIST = [TASK, UNIT, DUE, LATE, REMINDED, ANSWER];

const COLUMNS: Readonly<Record<NoticeKind, readonly Column[]>> = {
  leadership: OVERDUE_LIST,
  escalation: OVERDUE_LIST,
  overdue: [TASK, DUE, LATE],
  returned: [TASK, DUE],
  unreachable: [UNREACHED, TASK, REASON],
  due: [TASK, DUE, PRODUCTS],
  quota: [TASK, MISSING, DUE, LEFT],
  reminder: [TASK, DUE, LEFT],
  'report-due': [TASK, DUE, LEFT],
  'extension-asked': [TASK, DUE],
  'extension-decided': [TASK, DUE],
  obstacle: [TASK, UNIT, DUE],
  partner: [TASK, LEAD, DUE, WANTED],
  'silent-partner': [TASK, DUE, SILENT],
  evidence: [TASK, PRODUCTS],
  'date-asked': [TASK, ASKED, WHEN],
  moved: [TASK, WAS, NOW, WHY],
  amended: [TASK, CHANGE, WAS, NOW],
  opened: [TASK, ROLE, WHEN, DUE],
  summary: [STANDING, TASK, UNIT, DUE, LATE, SAID],
  'started-late': [TASK, UNIT, DUE, LATE],
  receipt: [TASK],
  closed: [TASK, UNIT, DUE],
};

/** The items of a notice as a table; columns in which nobody has anything to say are left out. */
export function noticeTable(kind: NoticeKind, items: readonly ItemWords[]): Table {
  const columns = COLUMNS[kind].filter(({ cell }) => items.some((item) => cell(item)));
  return {
    head: columns.map(({ head }) => head),
    more: items.length > MOST_ROWS ? countWords(items.length - MOST_ROWS) : '',
    rows: items
      .slice(0, MOST_ROWS)
      .map((item) => ({ cells: columns.map(({ cell }) => cell(item)), line: lineOf(columns, item) })),
  };
}

function lineOf(columns: readonly Column[], item: ItemWords): string {
  return columns
    .map((column) => ({ column, text: column.cell(item) }))
    .filter(({ text }) => text)
    .map(({ column, text }, i) => `${i === 0 ? column.head : lowerFirst(column.head)}${column === TASK ? '' : ':'} ${text}`)
    .join('; ');
}
