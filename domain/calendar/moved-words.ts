import { weekday, type DateString } from '../dates';
import { holidayName } from './holiday-names';
import type { WorkCalendar } from './work-calendar';
import { dayOff } from './working-days';

/**
 * Why a due day is not the day the words name, in Vietnamese ("31/10/2021 là Chủ nhật, chuyển sang 01/11/2021"); null when it
 * has not moved.
 */
export function movedWords(calendar: WorkCalendar, nominalOn: DateString, dueOn: DateString): string | null {
  if (nominalOn === dueOn) return null;
  const off = dayOff(calendar, nominalOn);
  const why =
    off?.why === 'holiday' ? `ngày nghỉ lễ (${holidayName(off.holiday)})` : weekday(nominalOn) === 7 ? 'Chủ nhật' : 'thứ Bảy';
  return `${written(nominalOn)} là ${why}, chuyển ${dueOn < nominalOn ? 'lên' : 'sang'} ${written(dueOn)}`;
}

function written(date: DateString): string {
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}
