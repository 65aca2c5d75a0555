import { movedWords } from '../domain/calendar/moved-words';
import { isProvisional } from '../domain/calendar/working-days';
import type { DateString } from '../domain/dates';
import { expandTask } from '../domain/schedule/expand-task';
import type { ScheduleClass } from '../domain/schedule/schedule';
import type { TimeContext, TimeReading } from '../intake/time/read-time';

const CLASS_WORDS: Record<ScheduleClass, string> = {
  standing: 'thường xuyên, không đặt hạn',
  within: 'trong một khoảng thời gian',
  by: 'chậm nhất đến một ngày',
  dates: 'nhiều mốc cụ thể',
  recurring: 'định kỳ',
  quota: 'số lần trong mỗi kỳ',
  'after-event': 'tính từ một sự kiện',
  'on-demand': 'khi có yêu cầu',
  'by-reference': 'theo văn bản khác',
  composite: 'gồm nhiều phần',
  target: 'mục tiêu phấn đấu',
  unclear: 'chưa rõ',
};

/** A reading as lines for people: the kind, each due day with the reason when it has moved, and what is still open. */
export function describeTime(reading: TimeReading, context: TimeContext): string {
  const lines = [
    `Loại: ${CLASS_WORDS[reading.class]}`,
    reading.count === 0 ? 'Không có ngày đến hạn.' : `Số lần phải hoàn thành: ${reading.count}`,
  ];
  for (const { key, dueOn, nominalOn, times } of expandTask(reading.schedules, context)) {
    const moved = movedWords(context.calendar, nominalOn, dueOn);
    const remarks = [
      times > 1 ? `${times} lần` : null,
      moved,
      isProvisional(context.calendar, dueOn) ? 'lịch nghỉ của năm này là tạm tính' : null,
    ];
    lines.push(
      `  ${written(dueOn)}  [${key}]${remarks.some((one) => one) ? `  (${remarks.filter((one) => one).join('; ')})` : ''}`,
    );
  }
  if (reading.needs) lines.push(reading.needs === 'date' ? 'Cần bổ sung: ngày cụ thể.' : 'Cần người phụ trách xác nhận.');
  if (reading.note) lines.push(`Ghi chú: ${reading.note}`);
  return `${lines.join('\n')}\n`;
}

function written(date: DateString): string {
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}
