import { isTable, type Line, type Table, type TextDocument } from './document';
import { markerOf } from './marker';

/** A paragraph made of one or several printed lines. */
export type Paragraph = Line;

/** What stands between two lines: nothing, white, or the edge of a page with its number. */
type Gap = 'none' | 'blank' | 'page';

/** The paragraphs and tables of a document; lines that the paper's edge broke are joined again. */
export function paragraphsOf({ parts, wrapped }: TextDocument): (Paragraph | Table)[] {
  const joined: (Paragraph | Table)[] = [];
  let open: Paragraph | null = null;
  let gap: Gap = 'none';
  let line = '';
  const wide = usualWidth(parts);
  for (const part of parts) {
    if (isTable(part)) {
      open = null;
      joined.push(part);
    } else if (part.text === '' || isPageNumber(part.text)) {
      // A page may break a sentence: the next line decides.
      if (open && (!wrapped || isClosed(line))) open = null;
      gap = isPageNumber(part.text) && part.text !== '' ? 'page' : gap === 'page' ? 'page' : 'blank';
      continue;
    } else if (open && wrapped && continues(open.text, line, part.text, gap === 'blank') && !endsShort(line, part.text, wide)) {
      open.text = `${open.text}${line.endsWith('-') && /^\p{Lu}/u.test(part.text) ? '' : ' '}${part.text}`;
    } else {
      open = { ...part };
      joined.push(open);
    }
    line = isTable(part) ? '' : part.text;
    gap = 'none';
  }
  return joined.flatMap((part, at) => withPartAbove(part, joined[at - 1], joined[at + 1]));
}

const PART_ALONE = /^phần\s+(?:thứ\s+)?(?:[IVX]+|nhất|hai|ba|tư|năm|sáu)\s*[.:]?$/iu;

// "Phần I" on a line of its own over "MỤC TIÊU, YÊU CẦU": one heading.
function withPartAbove(part: Paragraph | Table, before?: Paragraph | Table, after?: Paragraph | Table): (Paragraph | Table)[] {
  if (isPartAlone(part) && after && !isTable(after)) return [];
  if (isTable(part) || !isPartAlone(before)) return [part];
  return [{ place: before.place, text: `${before.text.replace(/[.:\s]+$/u, '')}. ${part.text}` }];
}

function isPartAlone(part: Paragraph | Table | undefined): part is Paragraph {
  return part !== undefined && !isTable(part) && PART_ALONE.test(part.text);
}

/** How long lines are that the paper's edge ended. */
function usualWidth(parts: TextDocument['parts']): number {
  const lengths = parts.flatMap((part) => (isTable(part) || part.text === '' ? [] : [part.text.length])).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.8)] ?? 0;
}

// A line with room for the next word and more was ended by its writer: what follows with a capital is a paragraph of its own.
function endsShort(line: string, next: string, wide: number): boolean {
  const word = /^\S+/u.exec(next)?.[0] ?? '';
  return /^(?:Căn cứ|Thực hiện|Theo đề nghị)\s/u.test(next) || (/^\p{Lu}/u.test(next) && line.length + word.length < wide * 0.8);
}

/** A line that only says which page this is. */
export function isPageNumber(text: string): boolean {
  return /^[-–~]?\s*\d{1,3}\s*[-–~]?$|^(trang|page)\s+\d+(\s*\/\s*\d+)?$|^[~_=.·-]+$/iu.test(text);
}

/** `before`: the paragraph so far, which is only looked into while it is short; `line`: its last line. */
function continues(before: string, line: string, next: string, isAfterGap: boolean): boolean {
  const marker = markerOf(next);
  // "vắc xin sởi / - rubella": a dash inside a sentence that goes on in small letters begins nothing.
  if (marker?.kind === 'dash' && /^\p{Ll}/u.test(marker.rest) && /[\p{L}\d]$/u.test(line) && before.length > 40) return true;
  if (marker || PART_ALONE.test(next) || ORDER.test(next)) return false;
  if (isAfterGap) return /^[\p{Ll},;)]/u.test(next) && before.length > 40;
  if (/^[\p{Ll}\d,;.:)”"%&–-]/u.test(next)) return !isHeading(before) || /^\p{Ll}/u.test(next);
  return !isClosed(line) && !isHeading(before) && before.length > 40 && !isHeading(next);
}

/** An order under its title: "Giao Phòng Nội vụ chủ trì …". */
const ORDER =
  /^(?:Giao|Đề nghị|Yêu cầu)\s+(?:cho\s+)?(?:Phòng|Sở|UBND|Ủy ban|Uỷ ban|Ban|Công an|Văn phòng|Trung tâm|Chi cục|Cục|Hội|Đoàn|Trạm|Đài|Thanh tra|các|Công chức|Trưởng|Chủ tịch)(?!\p{L})/u;

function isClosed(text: string): boolean {
  return /[.:;!?…]["”’)]?$|\.\/\.$/u.test(text);
}

const LONGEST_HEADING = 500;

/** A line of capitals ("KẾ HOẠCH", "II. NỘI DUNG TUYÊN TRUYỀN"). */
export function isHeading(text: string): boolean {
  if (text.length > LONGEST_HEADING) return false;
  // "III/2024." is the end of a time.
  if (/^\p{Lu}{2,6}[.;,]$|^[IVX]+\/\d/u.test(text)) return false;
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length > 2 && letters === letters.toUpperCase();
}
