import { editDistance } from '../../domain/edit-distance';
import { bare } from '../document/bare';
import { upperFirst } from '../document/upper-first';
import { composedHead } from './composed-head';
import { looksLikeTime } from './looks-like-time';
import { beginsWithBody } from './split-bodies';

/** What a column, a label or a lettered point of a task speaks of. */
export type Field = 'no' | 'task' | 'product' | 'lead' | 'partner' | 'time' | 'note' | 'content';

/**
 * The words over columns and before colons, without marks (so that damaged text still matches), the longer ones first. To teach
 * the reader a new head, add it here and a line to test/intake/heads.test.ts.
 */
const HEADS: Readonly<Record<Field, readonly string[]>> = {
  no: ['so thu tu', 'stt', 'tt', 'so tt'],
  time: [
    'thoi gian thuc hien va hoan thanh',
    'thoi gian thuc hien',
    'thoi gian hoan thanh',
    'thoi gian trien khai',
    'thoi gian to chuc',
    'thoi han hoan thanh',
    'thoi han thuc hien',
    'thoi diem thuc hien',
    'thoi diem hoan thanh',
    'tien do thuc hien',
    'tien do hoan thanh',
    'moc thoi gian',
    'ngay hoan thanh',
    'han hoan thanh',
    'thoi gian',
    'thoi han',
    'thoi diem',
    'tien do',
  ],
  lead: [
    'co quan don vi chu tri thuc hien',
    'co quan don vi chu tri',
    'co quan don vi thuc hien',
    'co quan chu tri thuc hien',
    'don vi chu tri thuc hien',
    'don vi chiu trach nhiem chinh',
    'don vi chiu trach nhiem',
    'co quan chiu trach nhiem',
    'co quan chu tri',
    'don vi chu tri',
    'co quan thuc hien',
    'don vi thuc hien',
    'co quan tham muu',
    'don vi tham muu',
    'bo phan chu tri',
    'bo phan thuc hien',
    'nguoi thuc hien',
    'nguoi chu tri',
    'can bo phu trach',
    'phan cong thuc hien',
    'phan cong nhiem vu',
    'trach nhiem thuc hien',
    'trach nhiem chinh',
    'to chuc ca nhan thuc hien',
    'don vi dau moi',
    'co quan dau moi',
    'phan cong',
    'chu tri',
  ],
  partner: [
    'co quan don vi phoi hop thuc hien',
    'co quan don vi phoi hop',
    'co quan phoi hop thuc hien',
    'don vi phoi hop thuc hien',
    'co quan phoi hop',
    'don vi phoi hop',
    'bo phan phoi hop',
    'thanh phan phoi hop',
    'phoi hop thuc hien',
    'phoi hop',
  ],
  product: [
    'san pham ket qua du kien dat duoc',
    'san pham ket qua du kien',
    'ket qua san pham du kien',
    'san pham du kien hoan thanh',
    'san pham ket qua dau ra',
    'san pham du kien',
    'ket qua du kien',
    'san pham ket qua',
    'ket qua san pham',
    'san pham dau ra',
    'ket qua dau ra',
    'ket qua dat duoc',
    'ket qua can dat',
    'san pham hoan thanh',
    'san pham cu the',
    'san pham',
    'ket qua',
  ],
  task: [
    'noi dung nhiem vu cong viec',
    'nhiem vu cong viec',
    'nhiem vu noi dung',
    'noi dung nhiem vu',
    'noi dung cong viec',
    'noi dung thuc hien',
    'noi dung hoat dong',
    'nhiem vu cu the',
    'nhiem vu giai phap',
    'noi dung tuyen truyen',
    'noi dung cong tac',
    'ten nhiem vu',
    'ten cong viec',
    'cong viec',
    'hoat dong',
    'nhiem vu',
    'chi tieu',
    'dau viec',
  ],
  content: ['noi dung chi tiet', 'noi dung cu the', 'cach thuc thuc hien', 'cach thuc', 'noi dung', 'hinh thuc', 'phuong phap'],
  note: [
    'kinh phi thuc hien',
    'nguon kinh phi',
    'can cu phap ly',
    'van ban giao',
    'nguon luc',
    'ghi chu',
    'kinh phi',
    'can cu',
    'du toan',
  ],
};

const ORDER: readonly Field[] = ['no', 'time', 'partner', 'lead', 'product', 'task', 'content', 'note'];

const known = { column: new Map<string, Field | null>(), label: new Map<string, Field | null>() };
const MOST_KNOWN = 20_000;

/** The field a head names ("Cơ quan chủ trì", "Sản phảm/ Kết quả"), or null. `asColumn`: "Nội dung" over a column is the task. */
export function fieldOf(head: string, asColumn = false): Field | null {
  if (head.length > 200) return null;
  // The same words are asked about again and again, before each colon and over each column.
  const asked = asColumn ? known.column : known.label;
  const before = asked.get(head);
  if (before !== undefined) return before;
  if (asked.size > MOST_KNOWN) asked.clear();
  const field = readHead(head, asColumn);
  asked.set(head, field);
  return field;
}

function readHead(head: string, asColumn: boolean): Field | null {
  const words = bare(head.replace(/\([^)]*\)/g, ' '));
  if (words === '' || words.length > 60) return null;
  const exact = ORDER.find((field) => HEADS[field].includes(words));
  const found = exact ?? composedHead(words, asColumn) ?? nearlyOf(words);
  return asColumn && found === 'content' ? 'task' : found;
}

/** The field a paragraph begins with before a colon, and what follows it. */
export function labelled(text: string): { field: Field; rest: string; label: string } | null {
  const colon = /^([^:]{2,70}):\s*/su.exec(text);
  const label = colon?.[1] ?? (text.length <= 60 ? text.replace(/[.…]+$/u, '') : '');
  const field = fieldOf(label) ?? (colon ? shortLabel(bare(label), text.slice(colon[0].length)) : null);
  return field ? { field, label, rest: colon ? text.slice(colon[0].length) : '' } : null;
}

// One word that may say anything is a head by what stands behind it: "Thực hiện: Phòng Nội vụ", "Hoàn thành: quý III".
function shortLabel(label: string, rest: string): Field | null {
  if (/^(?:thuc hien|trien khai|tham muu)$/.test(label) && beginsWithBody(rest)) return 'lead';
  if (/^(?:hoan thanh|ket thuc|xong|thuc hien|trien khai)$/.test(label) && looksLikeTime(upperFirst(rest))) return 'time';
  // "Thời gian giải ngân: trước ngày 31/12".
  if (
    /^(?:thoi gian|thoi han|han|moc|tien do)(?: \S+){1,4}$/.test(label) &&
    looksLikeTime(upperFirst(rest.replace(/[.;,\s]+$/u, '')))
  )
    return 'time';
  return null;
}

type Head = { field: Field; words: string; count: number; letters: readonly number[] };

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const LONG_HEADS: readonly Head[] = ORDER.flatMap((field) =>
  HEADS[field]
    .filter((head) => head.length > 6)
    .map((words) => ({ field, words, count: countOf(words), letters: lettersOf(words) })),
);

// A slip of the pen or of a scan: one letter in eight, and the same number of words.
function nearlyOf(words: string): Field | null {
  const count = countOf(words);
  const letters = lettersOf(words);
  const near = LONG_HEADS.find(
    (head) => head.count === count && Math.abs(head.words.length - words.length) <= 2 && isNear(head, words, letters),
  );
  return near?.field ?? null;
}

function isNear(head: Head, words: string, letters: readonly number[]): boolean {
  const most = Math.max(1, Math.floor(head.words.length / 8));
  // Each slip changes two of the counts at most.
  const apart = letters.reduce((sum, count, at) => sum + Math.abs(count - (head.letters[at] ?? 0)), 0);
  return apart <= 2 * most && editDistance(head.words, words) <= most;
}

function countOf(words: string): number {
  return words.split(' ').length;
}

function lettersOf(words: string): number[] {
  const counts = Array.from(LETTERS, () => 0);
  for (const letter of words) {
    const at = LETTERS.indexOf(letter);
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}
