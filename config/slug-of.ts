/** A name as an id: lower case, without diacritics, words joined by hyphens: "Phòng Văn hóa - Xã hội" → `phong-van-hoa-xa-hoi`. */
export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .toLowerCase()
    .replace(/[đð]/gu, 'd')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
}
