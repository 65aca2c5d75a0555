import { isDateString, yearOf } from '../../../domain/dates';
import type { Plan } from '../../../domain/plan';
import { oneLine } from '../../../templates/clean-text';
import { dateWords } from '../../../templates/date-words';
import type { Answer, Answered } from './answer-question';
import type { Question } from './question';

/** Number or issue day of the document. */
export function answerDocument(plan: Plan, { about }: Question, answer: Answer): Answered {
  if (about === 'number') {
    const number = oneLine(answer['text']);
    if (number === '' || number.length > 60) return { problem: 'Ghi số, ký hiệu văn bản, ví dụ 12/KH-UBND.' };
    return { plan: { ...plan, number }, words: `Số, ký hiệu: ${number}`, problem: null };
  }
  const issuedOn = answer['date'] ?? '';
  if (!isDateString(issuedOn) || Math.abs(yearOf(issuedOn) - plan.year) > 1)
    return { problem: `Chọn ngày ban hành, từ năm ${plan.year - 1} đến năm ${plan.year + 1}.` };
  return { plan: { ...plan, issuedOn }, words: `Ngày ban hành: ${dateWords(issuedOn)}`, problem: null };
}
