import type { Field } from './heads';

// A head is made of few words: who ("cơ quan, đơn vị") and what for ("chủ trì"), or a thing ("thời gian") and what of it.
const WHO =
  '(?:cac |ten )?(?:co quan|don vi|bo phan|nguoi|to chuc|ca nhan|can bo|cong chuc|phong ban|phong|ban|nganh|dia phuong|lanh dao|thanh vien|khoa|doan the|nhom|chu the|vien chuc|to)';
const LEADS =
  '(?:chu tri|phu trach|chiu trach nhiem|trach nhiem|dau moi|tham muu|phan cong|thuc hien|trien khai|to chuc|giao|duoc giao|chi dao|theo doi|chinh)';
const HELPS = '(?:phoi hop|tham gia|ho tro|cung thuc hien)';
const DOING =
  '(?:thuc hien|hoan thanh|trien khai|to chuc|bat dau|ket thuc|bao cao|trinh|ban hanh|xong|du kien|cu the|gui|can dat|phai|yeu cau|hop|den|nam|cua|nhiem vu|cong viec|ke hoach|san pham|va)';
const RESULT =
  '(?:san pham|ket qua|dau ra|du kien|dat duoc|can dat|phai dat|hoan thanh|chu yeu|cu the|thuc hien|minh chung|yeu cau|giao nop|cong viec|nhiem vu|cua|muc tieu|chi so|danh gia|van ban|va|cuoi cung)';
const WORK =
  '(?:noi dung|nhiem vu|cong viec|hoat dong|giai phap|dau viec|cong tac|chi tieu|tieu chi|hang muc|thuc hien|cu the|chu yeu|trong tam|trien khai|can thuc hien|duoc giao|chi tiet|chinh|linh vuc|muc tieu|va|ten|trong nam|theo ke hoach|can|phai)';

const COMPOSED: readonly (readonly [Field, RegExp])[] = [
  ['partner', whole(`(?:${WHO} )*(?:va )?${HELPS}(?: ${DOING}| chinh| ${WHO})*`)],
  [
    'time',
    whole(
      `(?:du kien )?(?:moc |khoang )?(?:thoi gian|thoi han|thoi diem|tien do|moc thoi gian|han|lo trinh|ky han|lich)(?: ${DOING})*`,
    ),
  ],
  ['lead', whole(`(?:${WHO} )+(?:va )?${LEADS}(?: (?:va )?(?:${LEADS}|nhiem vu|cong viec|san pham))*`)],
  ['lead', whole(`(?:phu trach|dau moi|chiu trach nhiem|phan cong|giao)(?: ${LEADS}| nhiem vu| cho)*(?: ${WHO})?`)],
  ['product', whole(`(?:so luong )?(?:san pham|ket qua|dau ra|minh chung)(?: ${RESULT})*`)],
  [
    'task',
    whole(
      `(?:ten |danh muc |hang muc |dau muc )?(?:noi dung|nhiem vu|cong viec|hoat dong|giai phap|dau viec|hang muc|tieu chi)(?: ${WORK})*`,
    ),
  ],
];

// Over a column one word is enough.
const COLUMNS: readonly (readonly [Field, RegExp])[] = [
  ['time', whole('(?:ngay|thang|quy|tuan|han|khi nao|thoi gian dia diem)')],
  ['lead', whole(`(?:${WHO}(?: ${WHO})*|thuc hien|chu tri)`)],
  ['product', whole('(?:dau ra|van ban|minh chung|hinh thuc san pham)')],
  ['no', whole('(?:so|muc|ma so|ma)')],
];

/** The field a head speaks of, from the words it is made of, without marks; null: none. */
export function composedHead(words: string, asColumn: boolean): Field | null {
  const known = asColumn ? [...COMPOSED, ...COLUMNS] : COMPOSED;
  return known.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

function whole(source: string): RegExp {
  return new RegExp(`^(?:${source})$`);
}
