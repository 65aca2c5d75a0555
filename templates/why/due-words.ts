import type { DueLine, Standing } from '../../domain/why/why';
import { clause } from '../clean-text';
import { dateWords, longDateWords } from '../date-words';
import { instantWords, nameOf, type Names } from './names';

const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  open: 'trong hạn, chưa có báo cáo hoàn thành',
  late: 'quá hạn, chưa có báo cáo hoàn thành',
  done: 'đã hoàn thành đúng hạn',
  'done-late': 'đã hoàn thành sau thời hạn',
  'nothing-arose': 'không phát sinh trong kỳ',
  'awaits-confirmation': 'đã báo cáo hoàn thành, chờ xác nhận',
};

/** Where a due day comes from, as a sentence without its full stop. */
export function dueWords(names: Names, line: DueLine): string {
  switch (line.what) {
    case 'words':
      return `kế hoạch ghi: “${clause(line.text)}”`;
    case 'standing':
      return line.cutoffOn
        ? `nhiệm vụ thường xuyên, không có thời hạn; kết quả được tổng hợp theo kỳ chốt số liệu ngày ${dateWords(line.cutoffOn)}`
        : 'nhiệm vụ thường xuyên, không có thời hạn';
    case 'unknown-key':
      return 'nhiệm vụ không có kỳ này hoặc chưa được xác định thời hạn';
    case 'given':
      return `thời hạn ${dateWords(line.dueOn)} được xác định ngày ${dateWords(line.on)}`;
    case 'named':
      return `thời hạn theo kế hoạch là ${longDateWords(line.on)}`;
    case 'clamped':
      return `tháng không có ngày ${line.day} nên thời hạn là ngày cuối tháng, ${longDateWords(line.on)}`;
    case 'rolled':
      return `${line.reason} (${longDateWords(line.to)})`;
    case 'still-on-time':
      return `báo cáo đến hết ngày ${dateWords(line.limitOn)} vẫn được tính là đúng hạn`;
    case 'soft':
      return 'đây là mục tiêu phấn đấu: có nhắc việc nhưng không tính quá hạn';
    case 'calendar-moved': {
      const to = line.dueOn ? `sang ${dateWords(line.dueOn)}` : 'và không còn trong kế hoạch';
      return `lịch làm việc hoặc kế hoạch được cập nhật: thời hạn chuyển từ ${dateWords(line.wasOn)} ${to} (thông báo lúc ${instantWords(line.at)})`;
    }
    case 'in-force': {
      const first = line.firstDueOn === line.dueOn ? '' : ` (thời hạn ban đầu ${dateWords(line.firstDueOn)})`;
      return `${nameOf(names, line.lead)}: thời hạn đang áp dụng ${dateWords(line.dueOn)}${first}; ${STANDING_WORDS[line.standing]}`;
    }
  }
}
