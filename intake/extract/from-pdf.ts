import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs' with { 'resolution-mode': 'import' };
import type { Line, Table, TextDocument } from '../document/document';
import { Unreadable } from './extract-error';
import { isInside, linesOf, tablesOf, type Run } from './pdf-cells';
import { rulingsOf, type ActNumbers } from './pdf-rulings';

const MOST_PAGES = 300;

/**
 * Lines and tables of a pdf with a text layer (ISO 32000): tables from the rulings their cells are drawn with. Scripts, forms and
 * fonts of the file are not run. Throws Unreadable: locked, broken, too long, or scanned pages without text.
 */
export async function fromPdf(bytes: Uint8Array): Promise<TextDocument> {
  withoutCanvas();
  // A module for `import` only.
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const pdf = await loading.promise.catch((error: Error) => {
      throw whyNot(error);
    });
    if (pdf.numPages > MOST_PAGES) throw new Unreadable(`Tệp có ${pdf.numPages} trang`, 'Chỉ đưa vào các trang của kế hoạch');
    const parts: (Line | Table)[] = [];
    for (let page = 1; page <= pdf.numPages; page += 1)
      parts.push(...(await readPage(await pdf.getPage(page), OPS, page, parts.length + 1)));
    if (parts.every((part) => 'text' in part && part.text.trim() === '')) throw SCANNED;
    return { parts, wrapped: true };
  } finally {
    await loading.destroy();
  }
}

// pdf.js names these when it loads, for drawing; reading words needs none of them, and no native package is let in to bring them.
function withoutCanvas(): void {
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D'])
    if (!(name in globalThis)) Object.assign(globalThis, { [name]: class {} });
}

/** The pages are pictures: somebody must make text of them first. */
export const SCANNED = new Unreadable(
  'Tệp PDF là bản quét, không có lớp chữ',
  'Đề nghị dùng tệp Word gốc, hoặc nhận dạng chữ (OCR) rồi đưa tệp .txt vào; máy chủ có cài tesseract tiếng Việt thì hệ thống tự nhận dạng',
  true,
);

function whyNot({ name }: Error): Unreadable {
  if (name === 'PasswordException') return new Unreadable('Tệp PDF có mật khẩu', 'Đề nghị bỏ mật khẩu của tệp rồi thử lại');
  return new Unreadable('Tệp PDF bị hỏng, không mở được', 'Đề nghị xuất lại tệp PDF từ văn bản gốc');
}

async function readPage(page: PDFPageProxy, acts: ActNumbers, number: number, from: number): Promise<(Line | Table)[]> {
  const { height } = page.getViewport({ scale: 1 });
  const [, bottom = 0] = page.view;
  const content = await page.getTextContent({ disableNormalization: false });
  const runs = content.items.flatMap((item): Run[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , , size = 10, x = 0, y = 0] = item.transform as number[];
    return [{ text: item.str, x, end: x + item.width, y: height - (y - bottom), size: Math.abs(size) || item.height || 10 }];
  });
  const tables = tablesOf(runs, rulingsOf(await page.getOperatorList(), acts, height + bottom), from, number);
  const loose = runs.filter((run) => !tables.some(({ box }) => isInside(run, box)));
  const lines = linesOf(loose).map(({ text, y }) => ({ y, part: { text, place: { page: number, line: 0 } } as Line | Table }));
  const placed = [...lines, ...tables.map(({ table, box }) => ({ y: box.top, part: table as Line | Table }))].sort(
    (a, b) => a.y - b.y,
  );
  page.cleanup();
  return withGaps(placed).map((part, at) => ({ ...part, place: { page: number, line: at + 1 } }));
}

// A wide space between lines is where a paragraph ends.
function withGaps(placed: readonly { y: number; part: Line | Table }[]): (Line | Table)[] {
  const steps = placed.slice(1).map(({ y }, at) => y - (placed[at]?.y ?? 0));
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  return placed.flatMap(({ part }, at) => {
    const isApart = at > 0 && usual > 0 && (steps[at - 1] ?? 0) > usual * 1.45;
    return isApart ? [{ text: '', place: part.place }, part] : [part];
  });
}
