import { addDays } from '../../domain/dates';
import type { Schedule } from '../../domain/schedule/schedule';
import { readTime, type TimeContext, type TimeReading } from '../time/read-time';

const SILENT = 'Văn bản không ghi thời gian thực hiện. Đề nghị cho biết thời hạn.';

/** The schedules of a task's time words; without any one that asks. A number of rounds in the product makes a quota of a window. */
export function readSchedules(when: string, products: readonly string[], context: TimeContext, isReport = false): TimeReading {
  if (when.trim() === '') {
    const asks: Schedule = { text: '', class: 'unclear', rule: { kind: 'waiting' }, needs: 'ask', note: SILENT };
    return { class: 'unclear', schedules: [asks], due: [], count: 0, needs: 'ask', note: SILENT };
  }
  const reading = readTime(when, context);
  const rounds = roundsIn(products);
  const schedules = reading.schedules.map((schedule) => (rounds ? withRounds(schedule, rounds, context) : schedule));
  const reports = isReport ? schedules.map((schedule) => ({ ...schedule, report: true })) : schedules;
  const isQuota = rounds !== null && schedules.some((schedule, at) => schedule !== reading.schedules[at]);
  return { ...reading, schedules: reports, ...(isQuota && { class: 'quota', count: rounds.times }) };
}

const ROUNDS =
  /(?:^|\s)(0?[2-9]|[1-9]\d)\s+(đợt|lần|cuộc|lớp|buổi|kỳ|số|hội nghị|chuyên đề|tin bài|bài|phóng sự)(?=[\s.,;)]|$)/iu;

function roundsIn(products: readonly string[]): { times: number; words: string } | null {
  const found = products.map((product) => ROUNDS.exec(product)).find((one) => one);
  return found ? { times: Number(found[1]), words: found[0].trim() } : null;
}

// "02 đợt tập huấn" until a day: two in the window up to it. What recurs already counts by its own words.
function withRounds(schedule: Schedule, { times, words }: { times: number; words: string }, { year }: TimeContext): Schedule {
  const { rule } = schedule;
  const text = `${schedule.text}; ${words}`;
  if (rule.kind === 'window' && !rule.times) return { ...schedule, text, class: 'quota', rule: { ...rule, times } };
  if (rule.kind !== 'limit') return schedule;
  const from = `${year}-01-01`;
  if (!rule.before) return { ...schedule, text, class: 'quota', rule: { kind: 'window', from, to: rule.on, times } };
  return {
    ...schedule,
    text,
    class: 'quota',
    roll: 'previous_working_day',
    rule: { kind: 'window', from, to: addDays(rule.on, -1), times },
  };
}
