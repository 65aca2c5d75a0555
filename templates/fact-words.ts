import type { FactKind } from '../domain/fact';

/** A fact kind as what a unit has said, for lists and receipts: `đề nghị gia hạn`. */
export const FACT_WORDS: Readonly<Record<FactKind, string>> = {
  acknowledged: 'đã tiếp nhận nhiệm vụ',
  started: 'đang thực hiện',
  completed: 'báo cáo hoàn thành',
  confirmed: 'xác nhận hoàn thành',
  returned: 'trả lại kết quả',
  contributed: 'đã gửi nội dung phối hợp',
  'nothing-arose': 'không phát sinh trong kỳ',
  'extension-asked': 'đề nghị gia hạn',
  'extension-granted': 'được gia hạn',
  'extension-refused': 'giữ nguyên thời hạn',
  obstacle: 'phản ánh khó khăn, vướng mắc',
  'handed-over': 'không thuộc nhiệm vụ của đơn vị, đề nghị chuyển',
  'date-given': 'cho biết thời hạn',
  'partners-picked': 'xác định cơ quan phối hợp',
  urged: 'đôn đốc',
  withdrawn: 'thu hồi thông tin đã gửi',
  amended: 'điều chỉnh kế hoạch',
  'calendar-changed': 'thay đổi lịch làm việc',
  'unit-changed': 'thay đổi đơn vị',
  paused: 'tạm dừng kế hoạch',
  resumed: 'tiếp tục kế hoạch',
  closed: 'kết thúc kế hoạch',
};

/** The last answer of a unit in a list; silence is said as it is. */
export function answerWords(answer: FactKind | undefined): string {
  return answer ? FACT_WORDS[answer] : 'chưa có phản hồi';
}
