import type { TextDocument } from '../document/document';
import { Unreadable } from '../extract/extract-error';
import { findRecognizer } from './find-recognizer';
import { recognizePages } from './recognize-pages';

/**
 * A document whose pictures of pages have become words, where this machine can recognize them. Where it cannot, the pages that are
 * text are read and the others stay named; when there is no text at all, throws Unreadable with what to install.
 */
export async function withWords(file: string, document: TextDocument): Promise<TextDocument> {
  if (!document.pictures || document.pictures.length === 0) return document;
  const tools = await findRecognizer();
  if (!('missing' in tools)) return recognizePages(file, document, tools);
  const isText = document.parts.some((part) => !document.pictures?.includes(part.place.page ?? 0) && hasWords(part));
  if (isText) return document;
  throw new Unreadable(
    'Tệp PDF là bản quét, không có lớp chữ',
    `Đề nghị dùng tệp Word gốc, hoặc nhận dạng chữ (OCR) rồi đưa tệp .txt vào; máy chủ cài thêm ${tools.missing} thì hệ thống tự nhận dạng`,
  );
}

function hasWords(part: TextDocument['parts'][number]): boolean {
  return 'rows' in part ? part.rows.flat().some((text) => text.trim() !== '') : part.text.trim() !== '';
}
