import type { Notice, NoticeKind } from '../../domain/notice';
import { KIND_WORDS } from '../kind-words';
import { ladderWords } from '../ladder-words';
import { countWords, workingDayWords } from '../number-words';
import type { Names } from './names';

// Kinds whose days are the ladder's; the others answer a fact or follow the plan.
const BY_LADDER: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'reminder',
  'quota',
  'report-due',
  'due',
  'overdue',
  'escalation',
  'leadership',
  'partner',
  'silent-partner',
  'evidence',
]);

/** The rule a notice comes from: `nhắc trước hạn 03 ngày làm việc, theo thang đôn đốc chung`. */
export function rungWords({ ladder }: Names, notice: Notice): string {
  const [, returns] = /-return-(\d+)$/.exec(notice.rung) ?? [];
  const again = returns ? `, tính lại sau lần trả lại thứ ${countWords(Number(returns))}` : '';
  const source = BY_LADDER.has(notice.kind) && notice.rung !== 'urged' ? `, theo ${ladderWords(ladder.id)}` : '';
  return `${ruleWords(ladder, notice)}${again}${source}`;
}

function ruleWords(ladder: Names['ladder'], { kind, rung }: Notice): string {
  const [, before] = /^before-(\d+)/.exec(rung) ?? [];
  const [, nth = '1'] = /^(?:overdue|asked)-(\d+)/.exec(rung) ?? [];
  if (rung === 'urged') return 'đôn đốc theo yêu cầu của cơ quan đầu mối';
  if (before) return `${beforeWords(kind)} trước hạn ${workingDayWords(Number(before))}`;
  switch (kind) {
    case 'due':
      return 'thông báo đến hạn';
    case 'report-due':
      return 'thông báo đến kỳ báo cáo trong ngày';
    case 'overdue':
      return `thông báo quá hạn lần ${countWords(Number(nth))}`;
    case 'escalation':
      return rung.startsWith('coordinator')
        ? `báo cáo cơ quan đầu mối sau khi quá hạn ${workingDayWords(ladder.coordinator.after)}`
        : 'báo cáo cơ quan đầu mối';
    case 'leadership':
      return `báo cáo lãnh đạo sau khi quá hạn ${workingDayWords(ladder.leadership.after)}`;
    case 'partner':
      return rung === 'asked-again' ? 'đề nghị phối hợp lần 02' : 'đề nghị phối hợp';
    case 'evidence':
      return rung === 'asked-again' ? 'đề nghị cung cấp kết quả lần 02' : 'đề nghị cung cấp kết quả';
    case 'date-asked':
      return `đề nghị xác định thời hạn lần ${countWords(Number(nth))}`;
    default:
      return lower(KIND_WORDS[kind].heading);
  }
}

function beforeWords(kind: NoticeKind): string {
  if (kind === 'quota') return 'nhắc chỉ tiêu còn thiếu';
  return kind === 'report-due' ? 'nhắc báo cáo định kỳ' : 'nhắc việc';
}

function lower(words: string): string {
  return `${words.slice(0, 1).toLocaleLowerCase('vi')}${words.slice(1)}`;
}
