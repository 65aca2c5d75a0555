import { isDateString } from '../../domain/dates';

// Zero-width and direction marks make two names that look alike; line breaks and other control characters end a header.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u;

/** What is wrong with a text of one line, in Vietnamese; null: nothing. */
export function lineProblem(text: string, { most = 200, wanted = '' }: { most?: number; wanted?: string } = {}): string | null {
  if (text === '') return wanted ? `Chưa ghi. ${wanted}` : null;
  if (HIDDEN.test(text)) return 'Có ký tự ẩn, xuống dòng hoặc ký tự đổi chiều chữ. Gõ lại ô này, không dán từ nguồn khác.';
  if ([...text].length > most) return `Dài quá ${most} ký tự. Ghi gọn lại.`;
  return null;
}

/** What is wrong with a day that may be left out. */
export function dayProblem(text: string): string | null {
  return text === '' || isDateString(text) ? null : 'Ngày không có thật. Ghi ngày, tháng, năm, ví dụ 01/07/2026.';
}

/** What is wrong with an e-mail address; one address, nothing else. */
export function emailProblem(text: string): string | null {
  const isAddress = /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+$/.test(text) && text.length <= 254;
  return text === '' || isAddress ? null : 'Địa chỉ thư điện tử chưa đúng. Ghi một địa chỉ, dạng ten@co-quan.gov.vn, không dấu.';
}
