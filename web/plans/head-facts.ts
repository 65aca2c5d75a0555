import type { Plan } from '../../domain/plan';
import { dateWords } from '../../templates/date-words';
import { HEAD_WORDS } from './draft-marks';

/** What a plan says of itself, in short; what it does not say is told too where somebody should know. */
export function headFacts(plan: Plan): { words: string; value: string }[] {
  const { number, issuedOn, year, attachedTo, coordinator, leadership, reportTo } = plan;
  return [
    { words: HEAD_WORDS.number, value: number ?? 'chưa có' },
    { words: HEAD_WORDS.issuedOn, value: issuedOn === null ? 'chưa có' : dateWords(issuedOn) },
    { words: HEAD_WORDS.year, value: String(year) },
    ...(attachedTo ? [{ words: HEAD_WORDS.attachedTo, value: attachedTo }] : []),
    { words: HEAD_WORDS.coordinator, value: coordinator.name },
    { words: 'Lãnh đạo', value: leadership.name },
    ...(reportTo ? [{ words: HEAD_WORDS.reportTo, value: reportTo }] : []),
  ];
}
