import type { DateString } from '../../domain/dates';
import { isLate } from '../../domain/is-late';
import { dateWords } from '../../templates/date-words';
import { FACT_WORDS } from '../../templates/fact-words';
import { STATUS_WORDS, TIMELINESS_WORDS } from '../../templates/status-words';
import { addDays } from '../../domain/dates';
import { countWords } from '../../templates/number-words';
import type { LeadPart, Scene } from './find-scene';

/** How something stands: the look of its sign, its word, and what else is to be known. */
export type Standing = { look: 'good' | 'late' | 'soon' | 'waiting' | 'neutral'; words: string; more: string };

/** So many days before its due day something is called soon due. */
const SOON_DAYS = 10;

/** Where one lead stands in an occurrence. */
export function standingOf({ isDated }: Pick<Scene, 'isDated'>, part: LeadPart, today: DateString): Standing {
  const { status, occurrence } = part;
  const { settled } = status;
  if (status.awaitsConfirmation && settled?.how === 'completed')
    return { look: 'waiting', words: STATUS_WORDS['awaits-confirmation'], more: `hoàn thành ngày ${dateWords(settled.doneOn)}` };
  if (settled?.how === 'nothing-arose') return { look: 'neutral', words: 'không phát sinh', more: '' };
  if (settled) return doneWords(part, settled.doneOn, isDated);
  const more = openWords(part);
  if (!isDated) return { look: 'neutral', words: status.answer ? STATUS_WORDS['in-progress'] : 'chưa có kết quả', more };
  if (isLate(occurrence, status, today)) return { look: 'late', words: TIMELINESS_WORDS.overdue, more };
  if (occurrence.opensOn > today) return { look: 'neutral', words: `mở ngày ${dateWords(occurrence.opensOn)}`, more };
  if (status.dueOn <= addDays(today, SOON_DAYS)) return { look: 'soon', words: TIMELINESS_WORDS['due-soon'], more };
  return { look: 'neutral', words: TIMELINESS_WORDS['in-time'], more };
}

function doneWords(part: LeadPart, doneOn: DateString, isDated: boolean): Standing {
  const isOver = isLate(part.occurrence, part.status, doneOn);
  const words = isDated ? (isOver ? 'hoàn thành quá hạn' : 'hoàn thành đúng hạn') : STATUS_WORDS.done;
  return { look: 'good', words, more: `ngày ${dateWords(doneOn)}` };
}

function openWords({ status, occurrence }: LeadPart): string {
  return [
    status.answer && FACT_WORDS[status.answer],
    status.askedDueOn && `đề nghị đến ${dateWords(status.askedDueOn)}`,
    occurrence.times > 1 && `đã đạt ${countWords(status.done)}/${countWords(occurrence.times)}`,
    status.returns > 0 && `đã trả lại ${countWords(status.returns)} lần`,
  ]
    .filter(Boolean)
    .join('; ');
}
