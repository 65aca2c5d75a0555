import { readFileSync } from 'node:fs';
import fontkit from '@pdf-lib/fontkit';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType } from 'docx';
import { PDFDocument, rgb, type PDFFont, type PDFPage } from 'pdf-lib';

export type Row = readonly string[];

/** How a plan of 2027 of the sample commune begins. */
export const LETTERHEAD = [
  'ỦY BAN NHÂN DÂN',
  'XÃ TÂN HÒA',
  'Số: 12/KH-UBND',
  'Tân Hòa, ngày 15 tháng 01 năm 2027',
  'KẾ HOẠCH',
  'Cải cách hành chính năm 2027',
];

/** The heads of a table with a column for everything a task says. */
export const HEADS: Row = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Sản phẩm', 'Thời gian hoàn thành'];

/** A real Word file: paragraphs, and a table of true cells after the one that ends in ":". `merge`: columns merged downwards. */
export async function aDocx(
  before: readonly string[],
  rows: readonly Row[],
  after: readonly string[],
  merge = -1,
): Promise<Buffer> {
  const cells = (row: Row, at: number) =>
    row.map((text, column) => {
      const isNumbered = /^\d/.test(row[0] ?? '');
      const isMerged = column === merge && isNumbered && text === '';
      const starts = column === merge && isNumbered && rows[at + 1]?.[column] === '';
      const verticalMerge = isMerged ? VerticalMergeType.CONTINUE : starts ? VerticalMergeType.RESTART : undefined;
      const children = text.split('\n').map((line) => new Paragraph(line));
      return new TableCell({ children, ...(verticalMerge && { verticalMerge }) });
    });
  const table = rows.length > 0 ? [new Table({ rows: rows.map((row, at) => new TableRow({ children: cells(row, at) })) })] : [];
  const texts = (lines: readonly string[]) => lines.map((line) => new Paragraph(line));
  return Packer.toBuffer(new Document({ sections: [{ children: [...texts(before), ...table, ...texts(after)] }] }));
}

const WIDTH = 595;
const HEIGHT = 842;
const SIZE = 10;
const STEP = 14;

/** A real pdf with an embedded font: lines, then a ruled table whose cells wrap and which goes on over pages, then lines. */
export async function aPdf(
  before: readonly string[],
  rows: readonly Row[],
  widths: readonly number[],
  after: readonly string[],
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  const font = await pdf.embedFont(readFileSync(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')), { subset: true });
  let page = pdf.addPage([WIDTH, HEIGHT]);
  let y = HEIGHT - 50;
  const room = (needed: number): void => {
    if (y - needed > 50) return;
    page = pdf.addPage([WIDTH, HEIGHT]);
    y = HEIGHT - 50;
  };
  const write = (line: string): void => {
    for (const part of wrap(line, font, WIDTH - 100)) {
      room(STEP);
      page.drawText(part, { x: 50, y, size: SIZE, font });
      y -= STEP;
    }
    y -= 8;
  };
  before.forEach(write);
  for (const row of rows) {
    const cells = row.map((text, at) => text.split('\n').flatMap((line) => wrap(line, font, (widths[at] ?? 60) - 6)));
    const height = Math.max(...cells.map((lines) => lines.length)) * STEP + 6;
    room(height);
    drawRow(page, font, cells, widths, y, height);
    y -= height;
  }
  y -= 20;
  after.forEach(write);
  return pdf.save();
}

function drawRow(
  page: PDFPage,
  font: PDFFont,
  cells: readonly string[][],
  widths: readonly number[],
  y: number,
  height: number,
): void {
  let x = 50;
  for (const [at, lines] of cells.entries()) {
    const width = widths[at] ?? 60;
    page.drawRectangle({ x, y: y - height, width, height, borderWidth: 0.5, borderColor: rgb(0, 0, 0) });
    for (const [line, text] of lines.entries()) page.drawText(text, { x: x + 3, y: y - 12 - line * STEP, size: SIZE, font });
    x += width;
  }
}

function wrap(text: string, font: PDFFont, width: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (font.widthOfTextAtSize(longer, SIZE) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
