import type { Atom, PlainAtom } from './atoms';
import { pattern, type Pattern } from './pattern';

// The words a document reference goes on with, until a comma or a word that starts a time of its own.
const NAMED =
  '(?: (?!truoc (?:ngay|thang|quy)|cham nhat|hang |moi |hoan thanh|dinh ky|thuong xuyen|bao cao (?:truoc|hang))[^ ,;)(]+)*';

/** Limits, standing duties, demand, references and the words that change how the rest is read. */
export const WORD_PATTERNS: readonly Pattern[] = [
  word('truoc (?:hoac|va|hay) trong|trong (?:hoac|va) truoc', 'by'),
  word('truoc(?: thoi diem)?|xong truoc', 'before'),
  word(
    'cham nhat(?: la)?(?: vao| den)?|muon nhat(?: la)?|khong (?:muon|cham|tre)(?: hon)?|khong qua|toi han|han cuoi(?: cung)?(?: la)?|thoi han(?: cuoi)?(?: la)?|het han|cham hon',
    'by',
  ),
  word('(?:den|toi) het|(?:den|toi)(?= (?:ngay|thang|quy|nam|\\d|@|giua|dau|cuoi|6 thang))|het', 'until'),
  word('tu(?: nay)?', 'from'),
  word('hoac(?: la)?', 'or'),
  word('@clock(?: cua| ngay(?= thu))?', 'clock'),
  word('thuong xuyen|lien tuc|thuong ky|quanh nam|suot nam|trong suot nam|(?:trong )?ca nam|thuong truc|ca ky', 'standing'),
  word('kip thoi', 'promptly'),
  word('duy tri', 'keep'),
  word(
    'dot_? xuat(?: (?:theo (?:yeu cau|chi dao|chi thi|de nghi)|khi (?:co|can))' +
      NAMED +
      ')?|khi (?:co|can|phat sinh|duoc|xay ra|cap tren|nhan duoc|thay)' +
      NAMED +
      '|theo (?:su )?(?:yeu cau|chi dao|chi thi|de nghi|phan cong|dieu dong|trieu tap|tinh hinh|thuc te|nhu cau)(?! bao cao)' +
      NAMED +
      '|tuy (?:theo )?(?:tinh hinh|nhu cau|thuc te|yeu cau)' +
      NAMED,
    'demand',
  ),
  word(
    '(?:theo|tai|tren co so|can cu|thuc hien theo|phu hop voi|gan voi|cung voi)(?: cac| dung| noi dung)?(?: (?:dung )?(?:thoi han|thoi gian|ky han))? (?:ke hoach(?: hang (?:nam|quy|thang))?|huong dan|quy dinh|quy_ dinh|tien do|lich|chuong trinh|quyet dinh|cong van|van ban|thong (?:tu_?|4)|nghi dinh|nghi quyet|lo trinh|che do|thong bao|ky hop|de an|luat|quy_ che|phan ky|nien do)' +
      NAMED,
    'reference',
  ),
  word('trong nam(?! ?(?:\\d|hoc|ke tiep|sau|tiep theo|toi|truoc))(?: nay| ke hoach)?', 'this-year'),
  word(
    '(?:co |theo )?ke hoach rieng|trong (?:ke hoach|bao cao|chuong trinh|de an)' +
      NAMED +
      '|cu the hoa' +
      NAMED +
      '|(?:quy_? dinh|huong dan) (?:cua|tai)' +
      NAMED,
    'reference',
  ),
  word('\\(? ?phan dau_? ?\\)?', 'aim'),
  word('chi tieu|ty le|dat \\d+ ?%|\\d+ ?%', 'indicator'),
  word('trong|hoan thanh(?: xong)?|xong|vao', 'within'),
  word('dinh ky', 'regularly'),
  word('dip|tuan le|thang cao diem|cao diem', 'loose'),
  word('duoc thay (?:the )?bang|thay (?:the )?bang', 'replaced'),
  word('truoc mat', 'promptly'),
  pattern('(?:ngay )?(?:mung 1 )?tet(?: nguyen dan| am lich| co truyen)?', () => ({ is: 'tet' })),
  pattern('ngay phap luat(?: nuoc| viet)?[a-z_ ]*?(?= ?(?:$|,|\\())', () => named(9, 11)),
  pattern('quoc khanh(?! \\d)', () => named(2, 9)),
  pattern('[;.](?= )', () => ({ is: 'stop' })),
  word('bao cao', 'report'),
];

function word(source: string, is: PlainAtom['is']): Pattern {
  return pattern(source, () => ({ is }));
}

function named(day: number, month: number): Atom {
  return { is: 'date', day, month, year: null };
}
