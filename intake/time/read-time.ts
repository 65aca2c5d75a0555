import type { DateString } from '../../domain/dates';
import { expandTask } from '../../domain/schedule/expand-task';
import type { Schedule, ScheduleClass } from '../../domain/schedule/schedule';
import { clauseOf, type TimeContext } from './clause';
import { foldText } from './fold-text';
import { joinRounds } from './join-rounds';
import { labelOf } from './label-of';
import { readPart } from './read-part';
import { splitParts } from './split-parts';

export type { TimeContext } from './clause';

/** What a time phrase of a plan means; the words behind `needs` are in `note` (Vietnamese). */
export type TimeReading = {
  class: ScheduleClass;
  schedules: Schedule[];
  /** Working days on which something is due, sorted, each once. */
  due: DateString[];
  /** Dated obligations; a quota counts as often as it asks. */
  count: number;
  needs: null | 'date' | 'ask';
  note: string | null;
};

const NOTHING = 'Không tìm thấy thời gian trong nội dung này: đề nghị ghi ngày, tháng, quý hoặc "Thường xuyên".';
const PAST = 'Thời gian nêu ra đã qua trước ngày ban hành kế hoạch nên không tạo kỳ hạn; đề nghị kiểm tra lại.';

/**
 * Reads a time phrase ("Trước ngày 15/12", "Định kỳ hằng quý, 6 tháng và năm") in a plan's year. Any text gets an answer: what
 * the words leave open is `needs: 'ask'` (with a safe default where there is one), what another document fixes is `needs: 'date'`.
 * Sources: Bộ luật Dân sự 91/2015/QH13, Điều 146–148.
 */
export function readTime(text: string, context: TimeContext): TimeReading {
  const schedules = schedulesOf(text, context);
  const [only] = schedules;
  if (!only) return { ...reading([unclear(text)], context), note: NOTHING };
  const answer = reading(schedules, context);
  const past = answer.count === 0 && answer.needs === null && schedules.some(isDated);
  return past
    ? {
        ...answer,
        schedules: schedules.map((one) => (isDated(one) ? { ...one, needs: 'ask', note: PAST } : one)),
        needs: 'ask',
        note: PAST,
      }
    : answer;
}

function schedulesOf(text: string, context: TimeContext): Schedule[] {
  const parts = splitParts(text);
  const read = parts.map((part) => {
    const folded = foldText(part.text);
    const schedules = folded === '' ? [] : readPart(clauseOf(part.text, folded, context));
    return {
      part,
      schedules:
        part.label && parts.length > 1 ? schedules.map((one) => ({ ...one, label: labelOf(part.label ?? '') })) : schedules,
    };
  });
  const all = joinRounds(read);
  const known = all.filter((one) => one.class !== 'unclear');
  return known.length > 0 ? known : all.slice(0, 1);
}

function unclear(text: string): Schedule {
  return { text, class: 'unclear', rule: { kind: 'waiting' }, needs: 'ask', note: NOTHING };
}

function isDated({ rule }: Schedule): boolean {
  return !['standing', 'waiting', 'on-demand'].includes(rule.kind);
}

function reading(schedules: Schedule[], context: TimeContext): TimeReading {
  const occurrences = expandTask(schedules, context);
  const notes = schedules.flatMap((one) => (one.note ? [one.note] : []));
  return {
    class: classOf(schedules),
    schedules,
    due: [...new Set(occurrences.map((one) => one.dueOn))].sort(),
    count: occurrences.reduce((sum, one) => sum + one.times, 0),
    needs: schedules.some((one) => one.needs === 'ask') ? 'ask' : schedules.some((one) => one.needs === 'date') ? 'date' : null,
    note: notes.length > 0 ? [...new Set(notes)].join(' ') : null,
  };
}

// Several windows or several limits are a list of dates; anything else of different kinds is composite.
function classOf(schedules: readonly Schedule[]): ScheduleClass {
  const classes = [...new Set(schedules.map((one) => one.class))];
  const [only] = classes;
  if (classes.length > 1 || !only) return 'composite';
  return schedules.length > 1 && (only === 'by' || only === 'within') ? 'dates' : only;
}
