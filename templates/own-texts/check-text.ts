import { foldForSms } from '../fold-sms';
import type { TextPart } from './own-texts';
import { EMAIL_PLACES, SMS_PLACES } from './placeholders';
import { readText, type Piece, type TextProblem } from './read-text';
import { paragraphsOf } from './write-text';

// Longest values of the places of an SMS; title and authority are cut to what is left.
const LONGEST: Readonly<Record<string, number>> = { no: 11, due: 10, left: 21, late: 17, missing: 7, on: 10, code: 8 };
const ROOM = 160;

/**
 * An own text as it will be kept (of an SMS without diacritics), or its problems by line. `starter`: the shipped words as
 * places; the link, the code and the table they hold must stay.
 */
export function checkText(part: TextPart, source: unknown, starter: string): { text: string; problems: readonly TextProblem[] } {
  const isSms = part === 'sms';
  const { pieces, problems } = readText(source, isSms ? SMS_PLACES : EMAIL_PLACES);
  if (typeof source !== 'string' || problems.length > 0) return { text: '', problems };
  const found = isSms
    ? smsProblems(pieces)
    : [
        ...missingProblems(pieces, starter),
        ...(part.startsWith('subject') ? subjectProblems(source) : tableProblems(pieces, source)),
      ];
  return { text: isSms ? folded(pieces) : source.trim(), problems: found };
}

function missingProblems(pieces: readonly Piece[], starter: string): TextProblem[] {
  const has = (name: string) => pieces.some((piece) => 'place' in piece && piece.place.name === name);
  return [
    { name: 'duong-dan', why: 'Không có thì người nhận không cập nhật được kết quả' },
    { name: 'danh-sach', why: 'Không có thì người nhận không biết những nhiệm vụ nào' },
  ]
    .filter(({ name }) => starter.includes(`{{${name}}}`) && !has(name))
    .map(({ name, why }) => ({ line: 1, message: `Thiếu chỗ điền {{${name}}}. ${why}.` }));
}

function subjectProblems(source: string): TextProblem[] {
  const isLine = !/[\n\r]/.test(source.trim());
  const long = [...source].length > 200;
  const hasBlock = /\{\{(danh-sach|duong-dan|chi-tiet)\}\}/.test(source);
  return [
    ...(isLine ? [] : [{ line: 2, message: 'Tiêu đề chỉ gồm một dòng.' }]),
    ...(long ? [{ line: 1, message: 'Tiêu đề dài quá 200 ký tự. Ghi gọn lại.' }] : []),
    ...(hasBlock ? [{ line: 1, message: 'Tiêu đề không chứa được bảng, đường dẫn hoặc chi tiết.' }] : []),
  ];
}

function tableProblems(pieces: readonly Piece[], source: string): TextProblem[] {
  const crowded = paragraphsOf(pieces).some(
    (paragraph) => paragraph.length > 1 && paragraph.some((piece) => 'place' in piece && piece.place.field === 'list'),
  );
  const twice = pieces.filter((piece) => 'place' in piece && piece.place.field === 'list').length > 1;
  const line = source.slice(0, source.indexOf('{{danh-sach}}')).split('\n').length;
  return [
    ...(crowded ? [{ line, message: 'Để {{danh-sach}} đứng riêng một đoạn: có dòng trống ở trên và ở dưới.' }] : []),
    ...(twice ? [{ line, message: 'Chỉ ghi {{danh-sach}} một lần.' }] : []),
  ];
}

function smsProblems(pieces: readonly Piece[]): TextProblem[] {
  const text = folded(pieces);
  const hasCode = pieces.some((piece) => 'place' in piece && piece.place.name === 'ma');
  const length = pieces.reduce((sum, piece) => sum + ('place' in piece ? (LONGEST[piece.place.field] ?? 0) : 0), 0);
  const words = text.replace(/\{\{[^}]*\}\}/g, '').length;
  return [
    ...(hasCode ? [] : [{ line: 1, message: 'Thiếu chỗ điền {{ma}}. Không có thì người nhận không cập nhật được kết quả.' }]),
    ...(/\n/.test(text) ? [{ line: 2, message: 'Tin nhắn chỉ gồm một dòng.' }] : []),
    ...(words + length > ROOM
      ? [{ line: 1, message: `Tin nhắn dài quá 160 ký tự khi điền đủ. Bớt khoảng ${words + length - ROOM} ký tự.` }]
      : []),
  ];
}

// Diacritics would make a part hold 70 characters instead of 160, and several gateways refuse other marks.
function folded(pieces: readonly Piece[]): string {
  const words = (text: string) => {
    const [, before = '', after = ''] = /^(\s*)[\s\S]*?(\s*)$/.exec(text) ?? [];
    return text.trim() === '' ? text : `${before}${foldForSms(text.trim())}${after}`;
  };
  return pieces
    .map((piece) => {
      if (!('place' in piece)) return words(piece.words);
      const helper = { 'as-is': '', comma: 'phay ', upper: 'hoa ' }[piece.how];
      return `{{${helper}${piece.place.name}}}`;
    })
    .join('')
    .trim();
}
