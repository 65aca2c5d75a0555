import type { Instant } from '../../domain/dates';
import { dateAt } from '../../domain/zone';
import { longDateWords, timeWords } from '../../templates/date-words';

/** `08:03 thứ Hai, ngày 31/05/2027`, in Asia/Ho_Chi_Minh. */
export function momentWords(at: Instant): string {
  return `${timeWords(at)} ${longDateWords(dateAt(at))}`;
}
