import type { Relation } from '../../domain/unit';
import type { UnsentLine } from '../../domain/why/why';
import { dateWords } from '../date-words';
import { workingDayWords } from '../number-words';
import { nameOf, type Names } from './names';

const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  subordinate: 'đơn vị trực thuộc',
  peer: 'cơ quan cùng cấp',
  'party-mass-vertical': 'cơ quan đảng, đoàn thể hoặc ngành dọc',
  higher: 'cơ quan cấp trên',
  outside: 'cơ quan ngoài hệ thống',
};

type Missed = Extract<UnsentLine, { what: 'rung-missed' }>['why'];

const MISSED_WORDS: Readonly<Record<Missed, string>> = {
  done: 'vì nhiệm vụ đã được báo cáo kết quả trước đó',
  paused: 'vì kế hoạch đang tạm dừng trong ngày đó; không gửi bù',
  decided: 'vì ngày đó đã qua khi có quyết định về nhiệm vụ này; các bậc đã qua không gửi bù',
  'caught-up': 'vì hệ thống gián đoạn; đã gửi gộp trong thông báo sau đó',
  'not-told': 'trong sổ gửi tin không có thông báo này: hệ thống chưa chạy hoặc chưa theo dõi nhiệm vụ trong ngày đó',
};

/** What was left out, and by which rule. */
export function unsentWords(names: Names, line: UnsentLine): string {
  switch (line.what) {
    case 'plan-not-started':
      return 'kế hoạch chưa bắt đầu theo dõi nên chưa gửi thông báo nào';
    case 'plan-paused':
      return `kế hoạch đang tạm dừng${line.since ? ` từ ngày ${dateWords(line.since)}` : ''}: không nhắc việc, không báo cáo quá hạn`;
    case 'plan-closed':
      return 'kế hoạch đã kết thúc: không gửi thông báo nữa';
    case 'standing':
      return 'nhiệm vụ thường xuyên: chỉ đề nghị cung cấp kết quả, không tính quá hạn và không báo cáo cấp trên';
    case 'outside': {
      const head = `${nameOf(names, line.unit)} là ${RELATION_WORDS[line.relation]}: không nhắc việc, không đôn đốc`;
      return line.isInformed ? `${head}; chỉ được thông tin khi bắt đầu kế hoạch` : head;
    }
    case 'no-ladder':
      return `${nameOf(names, line.unit)} là ${RELATION_WORDS[line.relation]}: có nhắc việc, không thông báo quá hạn và không báo cáo cấp trên`;
    case 'soft':
      return 'mục tiêu phấn đấu: không thông báo quá hạn và không báo cáo cấp trên';
    case 'over-before-start':
      return `${nameOf(names, line.unit)}: thời hạn ${dateWords(line.dueOn)} đã qua khi bắt đầu theo dõi ngày ${dateWords(line.startedOn)}; chỉ báo cơ quan đầu mối biết một lần`;
    case 'no-contact':
      return `${nameOf(names, line.unit)} chưa có người nhận với địa chỉ liên hệ: không gửi được, không thông báo quá hạn; đề nghị cập nhật đầu mối`;
    case 'longer-than-half':
      return `không nhắc trước ${workingDayWords(line.before)}: dài hơn một nửa thời gian của kỳ (nửa kỳ là ${workingDayWords(line.half)})`;
    case 'not-open':
      return `không nhắc trước ${workingDayWords(line.before)} (ngày ${dateWords(line.on)}): kỳ chỉ mở từ ngày ${dateWords(line.opensOn)}`;
    case 'rung-missed': {
      const rung = line.before === 0 ? 'thông báo đến hạn' : `nhắc trước ${workingDayWords(line.before)}`;
      return `${nameOf(names, line.unit)}: không gửi ${rung} ngày ${dateWords(line.on)}, ${MISSED_WORDS[line.why]}`;
    }
    case 'extension-pending':
      return `${nameOf(names, line.unit)}: đề nghị gia hạn đang chờ quyết định, không thông báo quá hạn và không báo cáo cấp trên đến hết ngày ${dateWords(line.through)}`;
    case 'awaits-confirmation':
      return `${nameOf(names, line.unit)}: đã báo cáo hoàn thành, chờ cơ quan đầu mối xác nhận nên không nhắc việc`;
    case 'not-escalated':
      return line.why === 'no-overdue'
        ? `${nameOf(names, line.unit)}: chưa báo cáo cấp trên vì chưa có thông báo quá hạn gửi đơn vị`
        : `${nameOf(names, line.unit)}: chưa báo cáo cấp trên vì thông báo quá hạn gửi đơn vị chưa được tiếp nhận hoặc chưa đủ số ngày chờ; lỗi gửi tin của hệ thống không tính cho đơn vị`;
    case 'partner-no-ladder':
      return `${line.units.map((unit) => nameOf(names, unit)).join('; ')}: đơn vị phối hợp, được đề nghị phối hợp nhưng không tính quá hạn`;
    case 'partner-unpicked':
      return 'kế hoạch chưa xác định đơn vị phối hợp cụ thể nên chưa đề nghị đơn vị nào phối hợp';
  }
}
