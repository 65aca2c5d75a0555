import { writtenName } from './written-name';

/** Kinds of bodies that issue plans of their own beside the people's committees. */
const AGENCY =
  /^(?:SỞ|PHÒNG|BAN|CỤC|CHI CỤC|THUẾ|BẢO HIỂM XÃ HỘI|BHXH|KHO BẠC|CÔNG AN|BỘ CHỈ HUY|BAN CHỈ HUY|THANH TRA|VĂN PHÒNG|TRUNG TÂM|BỆNH VIỆN|TRƯỜNG|VIỆN|HẢI QUAN|NGÂN HÀNG|LIÊN ĐOÀN|HỘI|ĐOÀN|TỔNG CÔNG TY|CÔNG TY|ĐẢNG ỦY|HUYỆN ỦY|TÒA ÁN|TOÀ ÁN|VIỆN KIỂM SÁT|BỘ|TỔNG CỤC|ĐÀI|BÁO|TRẠM|QUỸ|ỦY BAN MTTQ|ỦY BAN MẶT TRẬN|HỘI ĐỒNG)(?:\s|$)/u;
/** "ĐẢNG ỦY - UBND XÃ X": the people's committee numbers what they issue together. */
const JOINT = /^[\p{Lu}\s]{4,40}\s[-–]\s(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)(?!\p{L})/u;
const ENDS = /^(?:CỘNG H|ĐỘC LẬP|Độc lập|Số|SỐ|KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|PHỤ LỤC)/u;

/**
 * The agency over whose number a plan stands: "UBND TỈNH HÀ GIANG / SỞ Y TẾ" is Sở Y tế; null where a people's committee or
 * nobody issues it. The lower line names who issues (Nghị định 30/2020/NĐ-CP, Phụ lục I).
 */
export function issuingAgency(lines: readonly string[]): string | null {
  const end = lines.findIndex((line) => ENDS.test(line));
  if (lines.slice(0, 6).some((line) => JOINT.test(line))) return null;
  const head = lines.slice(0, end < 0 ? 6 : Math.min(end, 6)).map((line) => line.split(/\s{3,}|\t/u)[0]?.trim() ?? '');
  const at = head.findLastIndex((line) => AGENCY.test(line) && line === line.toUpperCase());
  if (at < 0) return null;
  // "BẢO HIỂM XÃ HỘI / TỈNH QUẢNG TRỊ": a name over two lines.
  const more = head
    .slice(at + 1)
    .filter((line) => line === line.toUpperCase() && /\p{L}/u.test(line) && !/^(?:ỦY|UỶ|UBND)/u.test(line));
  return writtenName([head[at], ...more].join(' '));
}
