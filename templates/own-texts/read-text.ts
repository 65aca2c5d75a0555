import type { Placeholder } from './placeholders';

/** A piece of an own text: words as they stand, or a place, with a comma before it or its first letter in upper case. */
export type Piece = { words: string } | { place: Placeholder; how: 'as-is' | 'comma' | 'upper' };
export type TextProblem = { line: number; message: string };
export type OwnText = { pieces: readonly Piece[]; problems: readonly TextProblem[] };

const MOST_BYTES = 10_240;
const HELPERS: Readonly<Record<string, 'comma' | 'upper'>> = { phay: 'comma', hoa: 'upper' };
const PLACE = /^\{\{(?:([a-z]{1,10}) )?([a-z]{1,20}(?:-[a-z]{1,20}){0,4})\}\}(?!\})/;

/**
 * Reads an authority's text: plain words, `{{name}}` of a closed list, `{{phay name}}` and `{{hoa name}}`. Everything else
 * between braces is a problem with its line: no blocks, partials, paths or code, so nothing in it is ever compiled or run.
 * At most 10 KB; linear in its length. Whatever is no string (an AST in JSON) is refused.
 */
export function readText(source: unknown, places: readonly Placeholder[]): OwnText {
  if (typeof source !== 'string') return refused(1, 'Nội dung phải là chữ.');
  if (Buffer.byteLength(source) > MOST_BYTES) return refused(1, 'Nội dung dài quá 10 KB. Ghi gọn lại.');
  const known = new Map(places.map((place) => [place.name, place]));
  const pieces: Piece[] = [];
  const problems: TextProblem[] = [];
  let line = 1;
  let at = 0;
  for (;;) {
    const next = source.slice(at).search(/\{\{|\}\}/);
    const words = next < 0 ? source.slice(at) : source.slice(at, at + next);
    if (words) pieces.push({ words });
    line += words.split('\n').length - 1;
    if (next < 0) break;
    const rest = source.slice(at + next, at + next + 200);
    const found = PLACE.exec(rest);
    const piece = found ? pieceOf(found, known) : null;
    if (piece && 'place' in piece) pieces.push(piece);
    else problems.push({ line, message: piece?.message ?? braceProblem(rest) });
    if (problems.length >= MOST_PROBLEMS) break;
    at += next + (found?.[0].length ?? 2);
  }
  return { pieces, problems: [...problems, ...hiddenProblems(source)].slice(0, MOST_PROBLEMS) };
}

const MOST_PROBLEMS = 10;

function pieceOf(
  [, helper, name = '']: RegExpExecArray,
  known: ReadonlyMap<string, Placeholder>,
): Extract<Piece, { place: unknown }> | { message: string } {
  const place = known.get(name);
  if (!place) return { message: `Không có chỗ điền “${name}”. Chọn một tên trong bảng chỗ điền.` };
  if (helper === undefined) return { place, how: 'as-is' };
  if (!Object.hasOwn(HELPERS, helper))
    return { message: `Không có cách viết “${helper} ${name}”. Chỉ dùng được “phay” và “hoa”.` };
  return { place, how: HELPERS[helper] ?? 'as-is' };
}

function braceProblem(rest: string): string {
  const shown = /^[^\n]{0,30}/.exec(rest)?.[0] ?? '';
  return `“${shown}” không dùng được. Chỉ ghi chữ và chỗ điền dạng {{ten}} có trong bảng.`;
}

// Tabs become spaces when rendered; other control and direction characters never belong in a letter.
function hiddenProblems(source: string): TextProblem[] {
  return source
    .split('\n')
    .flatMap((text, i) =>
      /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/u.test(text.replaceAll('\t', ' ').replace(/\p{Extended_Pictographic}\u200d/gu, ''))
        ? [{ line: i + 1, message: 'Có ký tự ẩn hoặc ký tự đổi chiều chữ. Gõ lại dòng này, không dán từ nguồn khác.' }]
        : [],
    );
}

function refused(line: number, message: string): OwnText {
  return { pieces: [], problems: [{ line, message }] };
}
