import { bare } from '../document/bare';
import { upperFirst } from '../document/upper-first';
import { looksLikeTime } from './looks-like-time';

type Word = { key: string; from: number; until: number };

/** Words that can begin a time inside a sentence, as they stand in it. */
const BEGINS =
  /^(?:trước|chậm nhất|muộn nhất|không muộn|(?:định|đinh) kỳ|(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm|6|06)|mỗi (?:ngày|tuần|tháng|quý|năm|6)|thường xuyên|(?:trong|vào|đến hết|hết|xong|cuối|đầu|giữa|từ|từ nay|các|đến)(?: hết| cuối| đầu| trước| trong)? (?:ngày|tháng|quý|năm|tuần|thời hạn|vòng|\d)|(?:tháng|quý|ngày|q\.?) ?(?:\d|[ivx]+(?![\p{L}]))|t\d{1,2}(?=\s*[,/–-]\s*[t\d])|(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?!\p{L})|\d+ (?:lần|tháng|thời gian|ngày làm việc)|(?:6|06|9|09|sáu|chín) tháng|khi (?:có|phát sinh|cần)|cả năm|theo (?:kế hoạch|hướng dẫn|chỉ đạo|quy định|yêu cầu) |sau khi|ngay sau|đợt \d|giai đoạn \d|dịp|\d{1,2}\/\d{1,2})/iu;

/** Words a time goes on with; others end it. */
const GOES_ON = new Set(
  (
    'truoc cham nhat muon khong hon la ngay thang quy nam tuan gio phut hang moi dinh ky thuong xuyen lien tuc trong vao den het xong cuoi dau giua ' +
    'cua va hoac tu sau tiep theo ke lan lam viec nua mot hai ba bon sau bay tam chin muoi cac ca thu tu nay hoan thanh thoi han vong diem qua ' +
    'lien toi dau_tien tien cung nhat i ii iii iv v vi q t dot giai doan chu it toi thieu khi phat sinh can tet nguyen dan dip ke_tiep so ket tong ' +
    'hoc dot xuat ban hanh ke hoach h ve'
  )
    .split(' ')
    .map((word) => word.replace('_', ' ')),
);
/** Words no time ends with. */
const OPEN_END = new Set([
  'cua',
  'va',
  'hoac',
  'trong',
  'den',
  'la',
  'cac',
  'ca',
  'vao',
  'tu',
  'hoan',
  'thanh',
  'hang',
  'moi',
  'so',
  'ke',
  'hoach',
  've',
  'xong',
  'tong',
  'ket',
  'ban',
  'hanh',
  'khi',
  'lam',
  'viec',
  'toi',
  'diem',
  'thoi',
]);
/** A date after one of these is the date of a document. */
const OF_A_DOCUMENT =
  /(?:\d\/\S*\p{Lu}\S*|luật[^.;,]*|số \S+|kết luận|nghị (?:định|quyết)[^.;,]*|quyết định[^.;,]*|công văn[^.;,]*|thông tư[^.;,]*|chỉ thị[^.;,]*)\s*$/iu;

const LIMIT = /(?<!\p{L})(?:trước|chậm nhất|muộn nhất|không muộn)(?!\p{L})/iu;
const REPORT_NAME = /^(?:(?:\d+|sáu|chín) tháng(?: (?:đầu|cuối) năm)?|năm|quý \S+)$/iu;
const NAME_BEFORE =
  /^(?:(?:\d+|sáu|chín) tháng(?: (?:đầu|cuối) năm)?|quý [IVX\d]+|năm) (?=trước |chậm |muộn |không muộn |(?:trong|vào|xong) (?:tháng|ngày|quý) )/iu;

export type TimeInSentence = { text: string; from: number; until: number };

/** The times named inside a sentence, in their order: "… báo cáo Sở Nội vụ [trước ngày 15 của tháng cuối quý]". */
export function timesInSentence(sentence: string): TimeInSentence[] {
  const words = wordsOf(sentence);
  const found: TimeInSentence[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const start = words[at];
    if (!start || !BEGINS.test(sentence.slice(start.from, start.from + 40))) continue;
    const end = lastOf(sentence, words, at);
    if (end === null) continue;
    if (isOfDocument(sentence, start.from)) at = end.at;
    else found.push({ text: sentence.slice(start.from, end.word.until), from: start.from, until: end.word.until });
    at = Math.max(at, end.at);
  }
  return found;
}

/** All times of a sentence as one phrase, as the document words it; empty where it names none. */
export function timePhraseOf(sentence: string): string {
  const named = timesInSentence(sentence);
  // "báo cáo 6 tháng trước ngày 10/6": with a limit the name of a report is no time of its own.
  const limits = named.filter(({ text }) => LIMIT.test(text));
  const times = limits.length > 0 ? named.filter(({ text }) => !REPORT_NAME.test(text)) : named;
  return times.reduce((phrase, { text, from }, at) => {
    const between = at === 0 ? '' : sentence.slice(times[at - 1]?.until, from);
    const own = text.replace(NAME_BEFORE, '');
    return phrase === '' ? own : `${phrase}${/^\s+và\s/u.test(between) ? ' và ' : ', '}${own}`;
  }, '');
}

function wordsOf(sentence: string): Word[] {
  return [...sentence.matchAll(/\d+(?:[/.]\d+)*|[\p{L}\p{M}]+/gu)].map(({ 0: text, index }) => ({
    key: bare(text),
    from: index,
    until: index + text.length,
  }));
}

// "Quyết định số 12/QĐ-UBND ngày 10/01/2026" is no time; "theo Quyết định này trước ngày 10/01" is.
function isOfDocument(sentence: string, from: number): boolean {
  return (
    OF_A_DOCUMENT.test(sentence.slice(Math.max(0, from - 120), from)) &&
    !/^(?:trước|chậm|muộn|định|h[aằà]ng)/iu.test(sentence.slice(from))
  );
}

// What happens is told in words of its own: the time goes on to the next mark.
const EVENT =
  /^(?:(?:ngay )?sau khi|khi (?:có|phát sinh|xảy ra)|ngay khi|kể từ|(?:chậm nhất |sau |trong )?(?:vòng |thời hạn )?\d+ ngày (?:làm việc )?(?:kể từ|sau khi|tính từ))/iu;

/** What is counted in a rhythm: "mỗi tháng ít nhất 02 tin, bài". */
function isCounted(rest: string): boolean {
  return /^(?:tin|bài|cuộc|lớp|buổi|kỳ|lượt|chuyên mục|chuyên đề|hội nghị|phóng sự)(?!\p{L})/iu.test(rest);
}

/** The last word of the longest time that begins here. */
function lastOf(sentence: string, words: readonly Word[], from: number): { word: Word; at: number } | null {
  let until = from;
  const isEvent = EVENT.test(sentence.slice(words[from]?.from));
  for (let at = from + 1; at < words.length; at += 1) {
    const [before, word] = [words[at - 1], words[at]];
    if (!before || !word) break;
    const between = sentence.slice(before.until, word.from);
    const isTime = isEvent
      ? /^\s*$/u.test(between)
      : /^[\s,/\-–]*$/u.test(between) && (GOES_ON.has(word.key) || /^\d/.test(word.key));
    if (!isTime && !(isCounted(sentence.slice(word.from)) && /^\d/.test(before.key) && between === ' ')) break;
    until = at;
  }
  for (let at = until; at >= from; at -= 1) {
    const [first, word] = [words[from], words[at]];
    if (!first || !word || OPEN_END.has(word.key)) continue;
    if (looksLikeTime(upperFirst(sentence.slice(first.from, word.until)))) return { word, at };
  }
  return null;
}
