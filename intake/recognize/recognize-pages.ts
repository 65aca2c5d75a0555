import type { Line, Table, TextDocument } from '../document/document';
import { Unreadable } from '../extract/extract-error';
import { pageParts } from '../extract/page-parts';
import { findRulings } from './find-rulings';
import type { Recognizer } from './find-recognizer';
import { readRaster, writeRaster } from './raster';
import { readWords } from './read-words';
import { runTool } from './run-tool';

/** As finely as tesseract reads letters of 12 points best. */
const DPI = 300;
const MOST_PAGES = 40;
const LONGEST_MS = 300_000;
const DRAW_ROOM = { ms: 30_000, memoryMb: 1_024, outputBytes: 80 * 1024 * 1024 };
const READ_ROOM = { ms: 60_000, memoryMb: 1_536, outputBytes: 4 * 1024 * 1024 };

/**
 * A document with the words of the pages that are pictures, recognized one after another by programs in processes of their own.
 * Throws Unreadable: too many pages, too slow, or a page that cannot be drawn or read.
 */
export async function recognizePages(file: string, document: TextDocument, tools: Recognizer): Promise<TextDocument> {
  const pages = document.pictures ?? [];
  if (pages.length > MOST_PAGES) throw tooMany(pages.length);
  const until = Date.now() + LONGEST_MS;
  const parts = document.parts.filter(({ place }) => !pages.includes(place.page ?? 0));
  for (const page of pages) {
    if (Date.now() > until) throw TOO_SLOW;
    const read = await recognizePage(file, page, tools);
    if (!read) throw notRead(page);
    parts.push(...read);
  }
  const inOrder = parts.map((part, at) => ({ part, at })).sort((a, b) => pageOf(a.part) - pageOf(b.part) || a.at - b.at);
  return { parts: inOrder.map(({ part }) => part), wrapped: true, recognized: pages };
}

async function recognizePage(
  file: string,
  page: number,
  { tesseract, pdftoppm, env }: Recognizer,
): Promise<(Line | Table)[] | null> {
  const range = ['-f', String(page), '-l', String(page)];
  const drawn = await runTool({ tool: pdftoppm, args: [...range, '-r', String(DPI), '-gray', file], env, room: DRAW_ROOM });
  const raster = drawn && readRaster(drawn);
  if (!drawn || !raster) return null;
  const { rulings, rest } = findRulings(raster, DPI);
  const args = ['stdin', 'stdout', '-l', 'vie', '--dpi', String(DPI), 'tsv'];
  const output = await runTool({ tool: tesseract, args, input: writeRaster(rest), env, room: READ_ROOM });
  if (!output) return null;
  const { runs, text } = readWords(output.toString('utf8'), DPI);
  if (runs) return pageParts(runs, rulings, page);
  return text.split('\n').map((line, at) => ({ text: line, place: { page, line: at + 1 } }));
}

function pageOf({ place }: Line | Table): number {
  return place.page ?? 0;
}

const TOO_SLOW = new Unreadable(
  'Nhận dạng chữ của bản quét quá 5 phút',
  'Đề nghị chỉ đưa vào các trang của kế hoạch, hoặc tệp Word gốc',
);

function tooMany(pages: number): Unreadable {
  return new Unreadable(
    `Bản quét có ${pages} trang, chỉ nhận dạng được đến ${MOST_PAGES} trang`,
    'Chỉ đưa vào các trang của kế hoạch',
  );
}

function notRead(page: number): Unreadable {
  return new Unreadable(
    `Không nhận dạng được chữ ở trang ${page} của bản quét`,
    'Đề nghị quét lại rõ hơn, hoặc dùng tệp Word gốc',
  );
}
