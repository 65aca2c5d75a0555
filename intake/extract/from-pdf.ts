import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs' with { 'resolution-mode': 'import' };
import type { Line, Table, TextDocument } from '../document/document';
import { Unreadable } from './extract-error';
import { pageParts } from './page-parts';
import type { Run } from './pdf-cells';
import { pictureArea, type ActNumbers as PictureActs } from './pdf-pictures';
import { rulingsOf, type ActNumbers as RulingActs } from './pdf-rulings';

const MOST_PAGES = 300;

/**
 * Lines and tables of a pdf with a text layer (ISO 32000): tables from the rulings their cells are drawn with. Scripts, forms and
 * fonts of the file are not run; pages that are pictures are named. Throws Unreadable: locked, broken, too long, or nothing on it.
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
    const pages: Page[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(await pdf.getPage(number), OPS, number));
    const parts = pages.flatMap((page) => page.parts);
    const pictures = pages.flatMap(({ isPicture }, at) => (isPicture ? [at + 1] : []));
    if (pictures.length === 0 && parts.every((part) => 'text' in part && part.text.trim() === '')) throw SCANNED;
    return { parts, wrapped: true, ...(pictures.length > 0 && { pictures }) };
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
);

function whyNot({ name }: Error): Unreadable {
  if (name === 'PasswordException') return new Unreadable('Tệp PDF có mật khẩu', 'Đề nghị bỏ mật khẩu của tệp rồi thử lại');
  return new Unreadable('Tệp PDF bị hỏng, không mở được', 'Đề nghị xuất lại tệp PDF từ văn bản gốc');
}

type ActNumbers = PictureActs & RulingActs;
type Page = { parts: (Line | Table)[]; isPicture: boolean };

async function readPage(page: PDFPageProxy, acts: ActNumbers, number: number): Promise<Page> {
  const { height, width } = page.getViewport({ scale: 1 });
  const [, bottom = 0] = page.view;
  const content = await page.getTextContent({ disableNormalization: false });
  const runs = content.items.flatMap((item): Run[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , , size = 10, x = 0, y = 0] = item.transform as number[];
    return [{ text: item.str, x, end: x + item.width, y: height - (y - bottom), size: Math.abs(size) || item.height || 10 }];
  });
  const operators = await page.getOperatorList();
  const parts = pageParts(runs, rulingsOf(operators, acts, height + bottom), number);
  const letters = runs.reduce((sum, { text }) => sum + text.length, 0);
  page.cleanup();
  return { parts, isPicture: letters < FEW_LETTERS && pictureArea(operators, acts) > (width * height) / 2 };
}

// A stamp of who signed it may be the only text on a scanned page.
const FEW_LETTERS = 200;
