import type { Line, Table, TextDocument } from '../document/document';
import { numberingOf, type Numbering } from './docx-numbering';
import { Unreadable } from './extract-error';
import { readXml, type Open } from './read-xml';
import { readZip } from './read-zip';

const MOST_LETTERS = 2_000_000;

/**
 * Paragraphs and tables of a Word document (ECMA-376 Part 1): numbers of lists written out, merged cells repeated, deleted text
 * and field codes left out. Nothing outside `word/document.xml` and `word/numbering.xml` is opened. Throws Unreadable.
 */
export async function fromDocx(bytes: Uint8Array): Promise<TextDocument> {
  const members = await readZip(bytes, ['word/document.xml', 'word/numbering.xml']);
  const xml = members.get('word/document.xml');
  if (!xml) throw new Unreadable('Không tìm thấy nội dung văn bản trong tệp', 'Đề nghị lưu lại thành .docx rồi thử lại');
  return { parts: readBody(xml, numberingOf(members.get('word/numbering.xml'))), wrapped: false };
}

type OpenCell = { texts: string[]; span: number; merge: 'none' | 'first' | 'more' };
type OpenTable = { rows: OpenCell[][]; row: OpenCell[]; cell: OpenCell | null; line: number };
type Paragraph = { text: string; list: string | null; level: number };

const LEFT_OUT = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'mc:Fallback',
  'w:footnoteReference',
  'w:commentReference',
]);

function readBody(xml: Buffer, numbering: Numbering): (Line | Table)[] {
  const parts: (Line | Table)[] = [];
  const tables: OpenTable[] = [];
  const paragraphs: Paragraph[] = [];
  let leftOut = 0;
  let isText = false;
  let letters = 0;
  let line = 0;

  const add = (text: string): void => {
    const open = paragraphs.at(-1);
    if (!open || leftOut > 0) return;
    letters += text.length;
    if (letters > MOST_LETTERS) throw new Unreadable('Văn bản quá dài', 'Chỉ đưa vào phần kế hoạch của văn bản');
    open.text += text;
  };
  const endParagraph = (): void => {
    const done = paragraphs.pop();
    if (!done) return;
    const number = done.list !== null && done.list !== '0' && done.text.trim() !== '' ? numbering(done.list, done.level) : '';
    const cell = tables.at(-1)?.cell;
    if (cell) {
      cell.texts.push(`${number}${done.text}`);
    } else {
      line += 1;
      for (const text of `${number}${done.text}`.split('\n')) parts.push({ text, place: { page: null, line } });
    }
  };
  const endTable = (): void => {
    const done = tables.pop();
    if (!done) return;
    const rows = gridOf(done.rows);
    const outer = tables.at(-1)?.cell;
    if (outer) outer.texts.push(...rows.map((row) => row.join(' ')));
    else parts.push({ rows, place: { page: null, line: done.line } });
  };

  readXml(xml, {
    open: (tag) => {
      if (LEFT_OUT.has(tag.name)) leftOut += 1;
      else if (tag.name === 'w:t') isText = true;
      else if (tag.name === 'w:tab') add(' ');
      else if (tag.name === 'w:br' || tag.name === 'w:cr') add('\n');
      else if (tag.name === 'w:noBreakHyphen') add('-');
      else if (tag.name === 'w:p') paragraphs.push({ text: '', list: null, level: 0 });
      else if (tag.name === 'w:tbl') tables.push({ rows: [], row: [], cell: null, line: line + 1 });
      else inside(tag, tables.at(-1), paragraphs.at(-1));
    },
    close: (name) => {
      const table = tables.at(-1);
      if (LEFT_OUT.has(name)) leftOut -= 1;
      else if (name === 'w:t') isText = false;
      else if (name === 'w:p') endParagraph();
      else if (name === 'w:tbl') endTable();
      else if (name === 'w:tc' && table?.cell) {
        table.row.push(table.cell);
        table.cell = null;
      } else if (name === 'w:tr' && table) {
        table.rows.push(table.row);
        table.row = [];
      }
    },
    text: (text) => {
      if (isText) add(text);
    },
  });
  return parts;
}

function inside({ name, attributes }: Open, table: OpenTable | undefined, paragraph: Paragraph | undefined): void {
  const value = attributes['w:val'];
  if (name === 'w:tc' && table) table.cell = { texts: [], span: 1, merge: 'none' };
  else if (name === 'w:gridSpan' && table?.cell) table.cell.span = Math.min(60, Math.max(1, Number(value) || 1));
  else if (name === 'w:vMerge' && table?.cell) table.cell.merge = value === 'restart' ? 'first' : 'more';
  else if (name === 'w:numId' && paragraph) paragraph.list = value ?? null;
  else if (name === 'w:ilvl' && paragraph) paragraph.level = Math.min(8, Math.max(0, Number(value) || 0));
}

/** Rows of one length: a cell over several columns stands in each, one over several rows in each row. */
function gridOf(rows: readonly OpenCell[][]): string[][] {
  const width = Math.min(60, Math.max(1, ...rows.map((row) => row.reduce((sum, { span }) => sum + span, 0))));
  const grid: string[][] = [];
  for (const row of rows) {
    const above = grid.at(-1);
    const cells = row.flatMap(({ texts, span, merge }) =>
      Array.from({ length: span }, () => ({ text: texts.join('\n'), merge })),
    );
    grid.push(
      Array.from({ length: width }, (_, at) => (cells[at]?.merge === 'more' ? (above?.[at] ?? '') : (cells[at]?.text ?? ''))),
    );
  }
  return grid;
}
