import { readFileSync } from 'node:fs';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, type PDFFont, type PDFPage } from 'pdf-lib';
import type { Block, Cell } from './read-corpus';
import { wrap } from './wrap';

const WIDTH = 595;
const HEIGHT = 842;
const SIDE = 50;
const SIZE = 10;
const STEP = 14;

type Pen = { pdf: PDFDocument; font: PDFFont; page: PDFPage; y: number };

/** The plan as it is printed: wrapped lines, numbers on the later pages, ruled tables whose rows go over to the next page. */
export async function renderPdf(blocks: readonly Block[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  const font = await pdf.embedFont(readFileSync(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')), { subset: true });
  const pen: Pen = { pdf, font, page: pdf.addPage([WIDTH, HEIGHT]), y: HEIGHT - SIDE };
  for (const block of blocks) {
    if ('rows' in block) drawTable(pen, block.rows);
    else drawText(pen, block.text);
  }
  return pdf.save();
}

function drawText(pen: Pen, text: string): void {
  for (const line of wrap(text, (part) => widthOf(pen, part) <= WIDTH - 2 * SIDE)) {
    makeRoom(pen, STEP);
    pen.page.drawText(line, { x: SIDE, y: pen.y, size: SIZE, font: pen.font });
    pen.y -= STEP;
  }
  pen.y -= 6;
}

function makeRoom(pen: Pen, height: number): void {
  if (pen.y - height > SIDE) return;
  pen.page = pen.pdf.addPage([WIDTH, HEIGHT]);
  pen.page.drawText(String(pen.pdf.getPageCount()), { x: WIDTH / 2, y: HEIGHT - 30, size: SIZE, font: pen.font });
  pen.y = HEIGHT - SIDE;
}

function drawTable(pen: Pen, rows: readonly (readonly Cell[])[]): void {
  const widths = widthsOf(rows);
  const lefts = widths.map((_, at) => SIDE + widths.slice(0, at).reduce((sum, width) => sum + width, 0));
  for (const [at, row] of rows.entries()) {
    const spans = row.map((cell, column) => (cell.merged === 'left' ? 0 : spanOf(row, column)));
    const lines = row.map((cell, column) => {
      const width = widths.slice(column, column + (spans[column] ?? 0)).reduce((sum, one) => sum + one, 0);
      return cell.text.split('\n').flatMap((text) => wrap(text, (part) => widthOf(pen, part) <= width - 6));
    });
    const height = Math.max(...lines.map(({ length }) => length)) * STEP + 6;
    makeRoom(pen, height);
    for (const [column, left] of lefts.entries()) {
      const span = spans[column] ?? 0;
      if (span === 0) continue;
      const right = left + widths.slice(column, column + span).reduce((sum, one) => sum + one, 0);
      rule(pen.page, left, pen.y, left, pen.y - height);
      rule(pen.page, right, pen.y, right, pen.y - height);
      if (row[column]?.merged !== 'up') rule(pen.page, left, pen.y, right, pen.y);
      if (rows[at + 1]?.[column]?.merged !== 'up') rule(pen.page, left, pen.y - height, right, pen.y - height);
      for (const [line, text] of (lines[column] ?? []).entries())
        pen.page.drawText(text, { x: left + 3, y: pen.y - 12 - line * STEP, size: SIZE, font: pen.font });
    }
    pen.y -= height;
  }
  pen.y -= 20;
}

function spanOf(row: readonly Cell[], column: number): number {
  let span = 1;
  while (row[column + span]?.merged === 'left') span += 1;
  return span;
}

/** Columns as wide as what stands in them asks for. */
function widthsOf(rows: readonly (readonly Cell[])[]): number[] {
  const wishes = (rows[0] ?? []).map((_, column) =>
    Math.max(4, ...rows.map((row) => (spanOf(row, column) > 1 ? 0 : Math.min(40, row[column]?.text.length ?? 0)))),
  );
  const whole = wishes.reduce((sum, wish) => sum + wish, 0);
  return wishes.map((wish) => (wish / whole) * (WIDTH - 2 * SIDE));
}

function widthOf({ font }: Pen, text: string): number {
  return font.widthOfTextAtSize(text, SIZE);
}

function rule(page: PDFPage, x1: number, y1: number, x2: number, y2: number): void {
  page.drawLine({ start: { x: x1, y: y1 }, end: { x: x2, y: y2 }, thickness: 0.5 });
}
