import type { Line, Table } from '../document/document';
import { bare } from '../document/bare';
import { isPageNumber } from '../document/paragraphs';
import { fieldOf, type Field } from './heads';
import { cutRow } from './cut-row';
import { partKind } from './part-kind';

/**
 * A table that lost its cells (text copied from a pdf): after a line of heads come rows that begin with 01, 02 …; their cells
 * stand one after the other, broken over lines. Gives the table with its cells found again; null where no head line is.
 */
export function flattenedTable(lines: readonly Line[]): { table: Table; from: number; until: number } | null {
  for (let at = 0; at < lines.length; at += 1) {
    const head = headAt(lines, at);
    if (!head) continue;
    const rows = rowsAfter(lines, head.next);
    if (rows.length === 0) continue;
    const cells = rows.map(({ no, text }) => [no, ...cutRow(text, head.columns)]);
    const heads = ['STT', ...head.columns.map((field) => HEAD_WORDS[field] ?? '')];
    return {
      table: { rows: [heads, ...cells], place: lines[at]?.place ?? { page: null, line: 1 }, mergesLost: true },
      from: at,
      until: rows.at(-1)?.until ?? at,
    };
  }
  return null;
}

const HEAD_WORDS: Readonly<Partial<Record<Field, string>>> = {
  task: 'Nhiệm vụ',
  product: 'Sản phẩm',
  lead: 'Cơ quan chủ trì',
  partner: 'Cơ quan phối hợp',
  time: 'Thời gian thực hiện',
  note: 'Ghi chú',
};

/** The columns that a head line (or two or three of them) names after "STT", in its order. */
function headAt(lines: readonly Line[], at: number): { columns: Field[]; next: number } | null {
  if (!/^(stt|tt|so tt)\b/.test(bare(lines[at]?.text ?? ''))) return null;
  const first = lines.slice(at, at + MOST_HEAD_LINES).findIndex(({ text }, line) => line > 0 && FIRST_ROW.test(text));
  const gap = lines.slice(at, at + MOST_HEAD_LINES).findIndex(({ text }) => bare(text) === '');
  for (const height of [first, gap].filter((one) => one > 0)) {
    const columns = columnsIn(
      lines
        .slice(at, at + height)
        .map(({ text }) => text)
        .join(' '),
    );
    if (columns.includes('task') && columns.length >= 3) return { columns, next: at + height };
  }
  return null;
}

const MOST_HEAD_LINES = 20;
/** A table begins with its first row or its first group. */
const FIRST_ROW = /^(?:0?1|[IA]|[IA1]\.1)(?:[.)]?\s|[.)]?$)/u;

// The longest run of words that is a head, again and again.
function columnsIn(head: string): Field[] {
  const words = head
    .replace(/^\s*(stt|tt|số tt)\s*/iu, '')
    .split(/\s+/)
    .filter((word) => word !== '');
  const columns: Field[] = [];
  let unknown = 0;
  for (let at = 0; at < words.length;) {
    const length = [9, 8, 7, 6, 5, 4, 3, 2, 1].find(
      (count) =>
        at + count <= words.length &&
        fieldOf(words.slice(at, at + count).join(' '), true) &&
        !holdsTwo(words.slice(at, at + count)),
    );
    if (!length) {
      at += 1;
      unknown += 1;
      continue;
    }
    const field = fieldOf(words.slice(at, at + length).join(' '), true);
    if (field && field !== 'no' && !columns.includes(field)) columns.push(field);
    at += length;
  }
  // Lines of something else hold a head only by chance.
  return unknown * 3 > words.length ? [] : columns;
}

// "Tiến độ Sản phẩm dự kiến": a capital begins the head of another column.
function holdsTwo(words: readonly string[]): boolean {
  return words.some((word, at) => {
    if (at === 0 || !/^\p{Lu}/u.test(word)) return false;
    const [one, other] = [words.slice(0, at), words.slice(at)].map((part) => fieldOf(part.join(' '), true));
    return one !== null && other !== null && one !== other;
  });
}

type RawRow = { no: string; text: string; until: number };

/**
 * The rows 01, 02, 03 … in their order; a number out of turn belongs to a cell. A line over rows ("I Cải cách thể chế", "A. …")
 * lets numbers start again. The end: a heading of the next part, or the recipients.
 */
function rowsAfter(lines: readonly Line[], from: number): RawRow[] {
  const rows: RawRow[] = [];
  let group = '';
  let inGroup = 0;
  let isDotted = false;
  // Numbers that run on over the groups do not start again in one.
  let runsOn = false;
  for (let at = from; at < lines.length; at += 1) {
    const text = lines[at]?.text ?? '';
    const number = numberAt(text, group, runsOn ? rows.length : inGroup, isDotted ? null : rows.length);
    const heading = GROUP.exec(text);
    if (number) {
      runsOn ||= inGroup === 0 && rows.length > 0 && Number(number.no) === rows.length + 1;
      inGroup += 1;
      isDotted ||= number.no.includes('.');
      rows.push({
        no: group !== '' && !number.no.includes('.') ? `${group}.${number.no}` : number.no,
        text: number.rest,
        until: at,
      });
    } else if (isAfterTable(text)) {
      break;
    } else if (heading && isNextGroup(heading[1] ?? '', group)) {
      group = heading[1] ?? '';
      inGroup = 0;
    } else {
      const row = rows.at(-1);
      if (isPageNumber(text)) continue;
      if (row && !(inGroup === 0 && group !== '')) {
        row.text += `\n${text}`;
        row.until = at;
      }
    }
  }
  return rows;
}

const GROUP = /^((?:IX|IV|V?I{1,3}|V|X)|[A-H])(?:[.)]\s*|\s+|$)(?!\d)/u;
const ROMANS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

// Groups come in their turn: I before II, A before B.
function isNextGroup(label: string, before: string): boolean {
  if (before === '') return label === 'I' || label === 'A';
  const at = ROMANS.indexOf(before);
  return at >= 0 ? label === ROMANS[at + 1] : label.charCodeAt(0) === before.charCodeAt(0) + 1;
}

/** "04 Rà soát …", "II.2 …": the number that is next in the table or in its group; `all`: rows so far, null where numbers have dots. */
function numberAt(text: string, group: string, inGroup: number, all: number | null): { no: string; rest: string } | null {
  const plain = /^(\d{1,3})(?:[.)]?\s+|[.)]?$)/.exec(text);
  if (plain && all !== null && (Number(plain[1]) === inGroup + 1 || Number(plain[1]) === all + 1))
    return { no: plain[1] ?? '', rest: text.slice(plain[0].length) };
  const dotted = /^((?:[IVX]+|[A-H]|\d{1,2})\.(\d{1,2}))(?:[.)]?\s+|[.)]?$)/.exec(text);
  if (
    dotted &&
    Number(dotted[2]) === inGroup + 1 &&
    (group === '' || [group, figureOf(group)].includes(dotted[1]?.split('.')[0] ?? ''))
  )
    return { no: dotted[1] ?? '', rest: text.slice(dotted[0].length) };
  return null;
}

// "1.1" under "I", "2.1" under "B".
function figureOf(group: string): string {
  const roman = ROMANS.indexOf(group);
  return String(roman >= 0 ? roman + 1 : group.charCodeAt(0) - 64);
}

function isAfterTable(text: string): boolean {
  if (/^(noi nhan|tm uy ban|kt chu tich|phu luc)\b/.test(bare(text))) return true;
  const part = /^(?:IX|IV|V?I{1,3}|V|X)\.\s+(.+)$/u.exec(text)?.[1];
  return part !== undefined && ['duties', 'money', 'time', 'aims', 'recipients'].includes(partKind(part));
}
