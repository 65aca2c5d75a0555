import { upperFirst } from '../document/upper-first';

const LEVEL =
  /(?<!\p{L})(tỉnh|huyện|xã(?! hội)|phường|thị trấn|thị xã(?! hội)|thành phố|quận|đặc khu|khu vực) (\p{L}+(?: \p{L}+)*)/gu;

/** A name in capitals ("2. PHÒNG NỘI VỤ") as the document spells it elsewhere, else as such names are written. */
export function spelledIn(text: string, name: string): string {
  const isShouted = name === name.toUpperCase() && /\s/.test(name) && /[^\x00-\x7f]/.test(name);
  if (!isShouted) return name;
  const pattern = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  const elsewhere = [...text.matchAll(new RegExp(`(?<!\\p{L})${pattern}(?!\\p{L})`, 'giu'))].map(([found]) => found);
  const own = elsewhere.find((found) => /^\p{Lu}\p{Ll}/u.test(found));
  return own?.replace(/\s+/g, ' ') ?? writtenName(name);
}

/** Capitals as they are written: places and what they are called keep theirs. */
export function writtenName(capitals: string): string {
  const lower = capitals.toLowerCase();
  const named = lower.replace(LEVEL, (_, kind: string, name: string) =>
    kind === 'khu vực' && /^[ivx]+$/.test(name) ? `${kind} ${name.toUpperCase()}` : `${kind} ${initials(name)}`,
  );
  const known = PROPER.reduce((text, name) => text.replaceAll(name.toLowerCase(), name), named);
  const short = SHORT.reduce((text, name) => text.replace(new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'giu'), name), known);
  return upperFirst(short);
}

const SHORT = ['HĐND', 'UBND', 'MTTQ', 'UBMTTQ', 'BHXH', 'CCHC', 'TTHC', 'KH&CN', 'TT&TT', 'LĐ-TB&XH'];

const PROPER = [
  'Nhà nước',
  'Y tế',
  'Nội vụ',
  'Tư pháp',
  'Tài chính',
  'Kế hoạch',
  'Giáo dục',
  'Đào tạo',
  'Công Thương',
  'Xây dựng',
  'Khoa học',
  'Công nghệ',
  'Văn hóa',
  'Thể thao',
  'Du lịch',
  'Nông nghiệp',
  'Môi trường',
  'Thông tin',
  'Truyền thông',
  'Lao động',
  'Thương binh',
  'Tài nguyên',
  'Giao thông',
  'Ngoại vụ',
  'Dân tộc',
  'Tôn giáo',
  'Việt Nam',
  'Chỉ huy',
  'Quân sự',
  'Xã hội',
];

function initials(text: string): string {
  return text.replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
}
