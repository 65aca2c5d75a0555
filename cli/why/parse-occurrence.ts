import { badInput } from '../report-errors';

const EXAMPLE = 'Ví dụ: dondoc why tan-hoa/cchc/2026#5#2026-05';

/** `PLAN#TASK#KEY` or its parts apart; the key may be left out. Throws bad input with an example. */
export function parseOccurrence(words: readonly string[]): { plan: string; task: string; key: string | null } {
  const parts = words.flatMap((word) => word.split('#')).map((part) => part.trim());
  const [plan = '', task = '', key = null, ...more] = parts;
  if (!plan || !task || key === '' || more.length > 0) {
    throw badInput(`“${words.join(' ')}” chưa đủ hoặc thừa thành phần: cần kế hoạch, số nhiệm vụ và kỳ`, EXAMPLE);
  }
  return { plan, task, key };
}
