import type { ScheduleShift } from '../../domain/next-year/shift-plan';
import type { DraftOrigin } from '../../store/plan-drafts';
import { dateWords } from '../../templates/date-words';

/** Where a draft came from and, of a copy, what was done with each time. */
export function originView(origin: DraftOrigin) {
  if (origin.kind === 'file') return { origin: origin.name ? `Nạp từ tệp ${origin.name}` : 'Nạp từ nội dung dán vào' };
  return {
    origin: `Chép từ kế hoạch ${origin.from}; số và ngày ban hành để trống`,
    shifts: origin.schedules.map((shift) => ({ task: shift.task, text: shift.text, done: doneWords(shift) })),
    kept: origin.kept,
  };
}

function doneWords({ kind, before, after }: ScheduleShift): string {
  if (before.length === 0) return KEPT[kind] ?? 'Theo kỳ: giữ quy tắc, tính lại cho năm mới';
  const moved = before.map((date, i) => `${dateWords(date)} → ${dateWords(after[i] ?? date)}`).join('; ');
  return before.some((date, i) => date.slice(5) !== after[i]?.slice(5)) ? `${moved} (cuối tháng 02)` : moved;
}

const KEPT: Readonly<Partial<Record<ScheduleShift['kind'], string>>> = {
  standing: 'Thường xuyên: giữ nguyên',
  waiting: 'Chưa có ngày: giữ nguyên, hỏi lại ở bước Kiểm tra',
  'on-demand': 'Khi có yêu cầu: giữ nguyên',
};
