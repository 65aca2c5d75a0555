/** Names of the days off, by their key in the calendar, as a notice prints them. */
const HOLIDAY_NAMES: Readonly<Record<string, string>> = {
  'tet-duong': 'Tết Dương lịch (01/01)',
  tet: 'Tết Nguyên đán',
  'gio-to': 'Giỗ Tổ Hùng Vương (10/3 âm lịch)',
  '30-4': 'Ngày Chiến thắng (30/4)',
  '1-5': 'Ngày Quốc tế lao động (01/5)',
  'quoc-khanh': 'Quốc khánh (02/9)',
  'van-hoa': 'Ngày Văn hóa Việt Nam (24/11)',
};

/** The name of a holiday in Vietnamese; an unknown key is returned as it is. */
export function holidayName(key: string): string {
  return HOLIDAY_NAMES[key] ?? key;
}
