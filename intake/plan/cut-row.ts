import type { Field } from './heads';
import { headOf, splitBodies } from './split-bodies';
import { looksLikeTime } from './looks-like-time';

/** A place where a cell may end: before the word `at`; a break in the text speaks for it. */
type Word = { text: string; breakBefore: 'none' | 'line' | 'gap' };

/**
 * Cuts the words of a row into its cells, in the order of the columns. Of all ways to cut the best one by what cells look like:
 * time cells are read as time, cells of bodies begin with what bodies begin with, products are short, and cells rather end
 * where a line ends. Words that the page has torn off and put behind the last cell go back to the first.
 */
export function cutRow(text: string, columns: readonly Field[]): string[] {
  const words = wordsOf(text);
  const time = columns.indexOf('time');
  if (time === columns.length - 1 && time > 0) {
    const torn = tornTail(text);
    if (torn) {
      const [first = '', ...rest] = cutRow(torn.kept, columns);
      return [`${first} ${torn.tail}`.trim(), ...rest];
    }
  }
  return best(words, columns).map((cell) => cell.trim());
}

function wordsOf(text: string): Word[] {
  const lines = text.split('\n');
  const words: Word[] = [];
  let gap: Word['breakBefore'] = 'none';
  for (const line of lines) {
    if (line.trim() === '') {
      gap = 'gap';
      continue;
    }
    for (const word of line.trim().split(/\s+/)) {
      words.push({ text: word, breakBefore: words.length === 0 ? 'none' : gap });
      gap = 'none';
    }
    gap = 'line';
  }
  return words;
}

const CAN_BEGIN = /^[\p{Lu}\d“"+-]|^(?:các|những|toàn|trước|sau|trong|chậm)$/u;
/** Words a cell may have at most. */
const LONGEST: Readonly<Partial<Record<Field, number>>> = { time: 25, product: 50, lead: 40, partner: 60 };

/** Dynamic programming over words × columns; the score of a cell and of the break before it add up. */
function best(words: readonly Word[], columns: readonly Field[]): string[] {
  const n = words.length;
  const memo = new Map<string, { score: number; cuts: number[] }>();
  const cell = (from: number, to: number): string => join(words.slice(from, to));
  const solve = (column: number, from: number): { score: number; cuts: number[] } => {
    const key = `${column}/${from}`;
    const known = memo.get(key);
    if (known) return known;
    let found = { score: -Infinity, cuts: [] as number[] };
    const field = columns[column] ?? 'note';
    const last = column === columns.length - 1;
    for (let to = last ? n : from; to <= Math.min(n, from + (LONGEST[field] ?? 120)); to += 1) {
      // Cells begin with a capital, a figure or a dash; groups also with "các".
      if (to < n && !CAN_BEGIN.test(words[to]?.text ?? '')) continue;
      const own = scoreOf(field, cell(from, to)) + breakScore(words[to], to === n);
      if (own === -Infinity) continue;
      const rest = last ? { score: 0, cuts: [] } : solve(column + 1, to);
      if (own + rest.score > found.score) found = { score: own + rest.score, cuts: [to, ...rest.cuts] };
    }
    memo.set(key, found);
    return found;
  };
  const { cuts } = solve(0, 0);
  let from = 0;
  return columns.map((_, column) => {
    const to = cuts[column] ?? n;
    const text = cell(from, to);
    from = to;
    return text;
  });
}

function join(words: readonly Word[]): string {
  return words.reduce((text, { text: word, breakBefore }) => {
    if (text === '') return word;
    if (breakBefore !== 'none' && /^[-+•]$/.test(word)) return `${text}\n${word}`;
    return text.endsWith('-') && breakBefore !== 'none' && text.at(-2) !== ' ' ? `${text}${word}` : `${text} ${word}`;
  }, '');
}

function breakScore(next: Word | undefined, isEnd: boolean): number {
  if (isEnd || !next) return 0;
  return next.breakBefore === 'gap' ? 3 : next.breakBefore === 'line' ? 1 : 0;
}

function scoreOf(field: Field, text: string): number {
  const length = text === '' ? 0 : text.split(' ').length;
  switch (field) {
    case 'time':
      if (length === 0) return -4;
      return looksLikeTime(text)
        ? 10 +
            (TIME_WORD.test(text) ? 2 : 0) -
            length * 0.2 -
            (TIME_OPEN.test(text) ? 8 : 0) -
            innerBodies(text) * 6 -
            newBeginnings(text) * 4
        : -12;
    case 'lead':
      return bodies(text, length, -8);
    case 'partner':
      return bodies(text, length, -3);
    case 'product':
      if (length === 0) return -3;
      return (
        (/^\p{Lu}\p{Ll}|^[-+]|^\d/u.test(text) ? 2 : -4) -
        Math.max(0, length - 8) * 0.5 -
        (beginsBody(text) ? 5 : 0) -
        innerBodies(text) * 3 -
        (ENDS_IN_TIME.test(text) ? 5 : 0)
      );
    case 'task':
      return length < 2 ? -20 : (/^\p{Lu}|^[-+“"]/u.test(text) ? 2 : 0) - (ENDS_OPEN.test(text) ? 4 : 0);
    default:
      if (OF_A_LAW.test(text)) return 2;
      return length === 0 ? 0 : -1 - (looksLikeTime(text) || /^[\d,]/.test(text) ? 4 : 0);
  }
}

/** What a note refers to. */
const OF_A_LAW = /^(?:Điều|Khoản|Luật|Nghị định|Thông tư|Quyết định|QĐ|NĐ|NQ|CV|Công văn)\s+(?:số\s+)?\d/u;

// "Tháng 5, tháng 8 Lớp tập huấn": a capital that begins something else; "Theo Kế hoạch của Sở" names what the time hangs on.
function newBeginnings(text: string): number {
  if (/(?:^|\s)(?:theo|khi|sau|kể từ|dịp)\s/iu.test(text)) return 0;
  return [...text.matchAll(/(?<=[\p{L}\d)]\s)\p{Lu}\p{Ll}+/gu)].filter(({ index }) => !TIME_OR_FEAST.test(text.slice(index)))
    .length;
}

const TIME_OR_FEAST =
  /^(?:Tết|Nguyên|Đán|Hai|Ba|Tư|Sáu|Bảy|Nhật|Báo cáo|Ngày|Tháng|Quý|Trước|Thường|Trong|Từ|Đến|Hằng|Hàng|Mỗi|Định|Năm|Đợt|Lần|Cả|Chậm|Khi|Sơ|Tổng)(?!\p{L})/u;

const TIME_WORD =
  /^(tháng|quý|năm|mỗi|hằng|hàng|thường xuyên|trong|trước|sau|từ|đến|chậm nhất|định kỳ|ngày|khi|theo|cả năm|đầu|giữa|cuối|thứ|chủ nhật|hoàn thành|xong|muộn nhất|không muộn|\d+ lần|\d{1,2}\/\d|đợt)/iu;
/** No time ends here. */
const TIME_OPEN =
  /(?:[,(–-]|(?<!(?:hằng|hàng|mỗi|từng|cuối|đầu|giữa|trong|cả|của|một|suốt))(?:^|\s)(?:tháng|quý|ngày|năm)|(?:^|\s)(?:và|đến|từ|trước|nhất|hoặc|các|hết))$/iu;
/** What belongs to the time after it: "Biên bản | Mỗi quý 01 lần", "Báo cáo | Thứ Hai hằng tuần". */
const ENDS_IN_TIME =
  /(?:^|\s)(?:(?:Mỗi|Hằng|Hàng) (?:tuần|tháng|quý|năm)|Thứ|Quý|Tháng|Ngày|Trước|Chậm nhất|Trong|Từ|Đến|Mỗi|Hằng|Hàng)$/u;
/** No cell ends with a word that asks for another one. */
const ENDS_OPEN =
  /(?:[-–,(&]|(?:^|\s)(?:và|các|của|cho|với|về|trong|công tác|từ|đến|theo|có|quý|tháng|ngày|trước|chậm nhất|ban thường trực|được|bằng|trên|tại|thủ tục|cải cách|công chức|viên chức|trưởng|giám đốc|uỷ ban|ủy ban|ubnd|hđnd|bhxh|sở|phòng|ban|chi cục|trung tâm|đài|công an|chủ trì:?|phối hợp:?))$/iu;
/** "Văn phòng HĐND và UBND" is one body. */
const TORN_BODY = /^(?:HĐND|Hội đồng nhân dân)(?!\p{L})/u;

/** "Chủ trì: … Phối hợp: …" in one cell. */
const ROLE = /^(?:(?:cơ quan|đơn vị|bộ phận) )?(?:chủ trì|phối hợp|thực hiện)\s*:\s*/iu;

function bodies(cell: string, words: number, whenEmpty: number): number {
  if (words === 0) return whenEmpty;
  const text = cell.replace(ROLE, '');
  const length = text === '' ? 0 : words;
  if (text !== cell) return length === 0 ? -10 : 8 - (hasTime(text) ? 8 : 0) - Math.max(0, length - 40) * 0.5;
  if (/(?:chủ trì|phối hợp)\s*:/iu.test(cell)) return -14;
  if (!beginsBody(text) || ENDS_OPEN.test(text) || TORN_BODY.test(text)) return -10;
  const named = splitBodies(text);
  return 6 - innerBodies(text) * 6 - (hasTime(text) ? 8 : 0) - Math.max(0, length - 24) * 0.5 - (named.length === 0 ? 10 : 0);
}

function hasTime(text: string): boolean {
  return /(?:^|\s)(?:Tháng|Quý|Mỗi|Hằng|Hàng|Thường xuyên|Trong năm|Định kỳ|Trước ngày|Cả năm)(?:\s|$)/u.test(text);
}

// A capital in the middle, with no comma before it, begins another body: "UBND huyện Đài phát thanh huyện".
function innerBodies(text: string): number {
  const words = text.split(/\s+/);
  return words.filter((word, at) => {
    const before = words[at - 1] ?? '';
    if (
      at === 0 ||
      /[,;:\-–&(]$/u.test(before) ||
      (/^(và|của|Văn|phòng|tịch|huyện|xã|Trực|trực)$/u.test(before) && /^(UBND|HĐND|MTTQ|Ủy|Uỷ|Hội)/u.test(word)) ||
      (before === 'ban' && word === 'Mặt')
    )
      return false;
    return (
      /^\p{Lu}/u.test(word) &&
      !/^(và|với|cùng|thuộc|của|trưởng|Thủ|chức|viên|trực|Giám|Chánh)$/iu.test(before) &&
      beginsStrongBody(words.slice(at).join(' '))
    );
  }).length;
}

const GROUP =
  /^(?:các|những|toàn thể|tất cả)\s+(?:cơ quan|đơn vị|sở|ban|ngành|phòng|xã|thôn|ấp|bản|tổ|đoàn|hội|bộ phận|trường|địa phương|ubnd|ủy ban|cấp|huyện|công chức|tổ chức|khu|hợp tác|doanh nghiệp|thành viên|trạm|chi|cán bộ)/iu;

function beginsBody(text: string): boolean {
  if (/^(?:các|những|toàn thể|tất cả)\s/iu.test(text)) return GROUP.test(text);
  return /^\p{Lu}/u.test(text) && headOf(text) !== null;
}

const STRONG =
  /^(?:Văn phòng|Phòng|Sở|UBND|Ủy ban|Uỷ ban|Trung tâm|Đài|Công an|Ban|Hội|Đoàn|Huyện đoàn|Tỉnh đoàn|Trạm|Các cơ quan|Các phòng|Công chức|Trưởng|Bưu điện|MTTQ|Mặt trận|Bộ phận|Trường|Chi cục|Cục|Kho bạc|Hiệp hội|Liên đoàn|Liên minh|Thuế|Bảo hiểm|BHXH|Báo|Bệnh viện|Thanh tra|Tổ(?! quốc)|Đội|Các sở|Các ban|Các đơn vị|Các xã|Các thôn|Các trường)(?:[\s,;]|$)/u;

function beginsStrongBody(text: string): boolean {
  return STRONG.test(text);
}

/** A page break puts the end of the first cell behind the last one: after the time a line goes on in small letters. */
function tornTail(text: string): { kept: string; tail: string } | null {
  const lines = text.split('\n').map((line) => line.trim());
  for (let at = lines.length - 1; at > 0; at -= 1) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const before =
      lines
        .slice(0, at)
        .filter((one) => one !== '')
        .at(-1) ?? '';
    const ends = before.split(' ').slice(-6);
    const timed = ends.some((_, from) => looksLikeTime(ends.slice(from).join(' ')));
    return timed && /^\p{Ll}/u.test(line) && !looksLikeTime(line) ? { kept: lines.slice(0, at).join('\n'), tail: line } : null;
  }
  return null;
}
