import { decodeText } from '../document/decode-text';
import type { TextDocument } from '../document/document';
import { fromText } from '../document/from-text';
import { Unreadable } from './extract-error';
import { fileKind, type FileKind } from './file-kind';
import { fromDocx } from './from-docx';
import { fromPdf } from './from-pdf';

/** The words of a file, by what it is and not by what it is called. Throws Unreadable with what to do instead. */
export async function extractText(bytes: Uint8Array): Promise<TextDocument> {
  const kind = fileKind(bytes);
  if (kind === 'docx') return fromDocx(bytes);
  if (kind === 'pdf') return fromPdf(bytes);
  if (kind === 'text') return fromText(decodeText(bytes));
  throw new Unreadable(WORDS[kind], 'Đọc được: .docx, .pdf (có lớp chữ), .txt, .yaml');
}

const WORDS: Readonly<Record<Exclude<FileKind, 'docx' | 'pdf' | 'text'>, string>> = {
  zip: 'Tệp nén này không phải là văn bản Word',
  ole: 'Tệp Word kiểu cũ (.doc) hoặc có mật khẩu; đề nghị mở bằng Word, lưu lại thành .docx không có mật khẩu',
  image: 'Tệp là ảnh; cần nhận dạng chữ (OCR) thành tệp .txt trước',
  html: 'Tệp là trang web, không phải văn bản kế hoạch',
  rtf: 'Tệp kiểu .rtf; đề nghị mở bằng Word, lưu lại thành .docx',
  binary: 'Tệp không phải là văn bản',
};
