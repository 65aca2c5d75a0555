import { isDateString, yearOf } from '../../../domain/dates';
import type { Plan, Task } from '../../../domain/plan';
import type { Period, Schedule } from '../../../domain/schedule/schedule';
import { dateWords } from '../../../templates/date-words';
import type { Answer, Answered } from './answer-question';
import type { Question } from './question';

/** How often, as a form offers it. */
export const PERIOD_WORDS: Readonly<Record<Exclude<Period, 'week'>, string>> = {
  month: 'hằng tháng',
  quarter: 'hằng quý',
  'half-year': '6 tháng một lần',
  year: 'mỗi năm một lần',
};

/** When: as it is understood now, on a day, in each period, or all the time. */
export function answerTime(plan: Plan, asked: Question, answer: Answer): Answered {
  const task = plan.tasks.find(({ no }) => no === asked.task);
  if (!task) return { problem: 'Nhiệm vụ không còn trong kế hoạch.' };
  const before: Schedule = task.schedules[asked.place] ?? { text: task.when, class: 'unclear', rule: { kind: 'waiting' } };
  const { needs: _needs, note: _note, ...kept } = before;
  const answered = (words: string, schedule: Schedule): Answered => ({
    plan: withSchedule(plan, task, asked.place, schedule),
    words: `Nhiệm vụ ${task.no}, thời gian: ${words}`,
    problem: null,
  });
  switch (answer['choice']) {
    case 'agree':
      return asked.mayAgree ? answered('như đang hiểu', kept) : { problem: NO_CHOICE };
    case 'date': {
      const on = answer['date'] ?? '';
      if (!isDateString(on) || yearOf(on) < plan.year || yearOf(on) > plan.year + 1)
        return { problem: `Chọn ngày trong năm ${plan.year} hoặc ${plan.year + 1}.` };
      return answered(`hạn ${dateWords(on)}`, { ...kept, class: 'by', rule: { kind: 'limit', on } });
    }
    case 'period': {
      const period = (Object.keys(PERIOD_WORDS) as (keyof typeof PERIOD_WORDS)[]).find((one) => one === answer['period']);
      if (!period) return { problem: 'Chọn kỳ: hằng tháng, hằng quý, 6 tháng hoặc năm.' };
      return answered(PERIOD_WORDS[period], { ...kept, class: 'recurring', rule: { kind: 'each', period } });
    }
    case 'standing':
      return answered('thường xuyên', { ...kept, class: 'standing', rule: { kind: 'standing' } });
    default:
      return { problem: NO_CHOICE };
  }
}

const NO_CHOICE = 'Chọn một trong các cách trả lời.';

function withSchedule(plan: Plan, task: Task, place: number, schedule: Schedule): Plan {
  const others = task.schedules.filter((_, i) => i !== place);
  // Two dated schedules of a task need a label each, to be told apart.
  const isTaken = others.some(
    ({ label, rule }) => label === schedule.label && rule.kind !== 'standing' && rule.kind !== 'waiting',
  );
  const labelled = isTaken ? { ...schedule, label: `lich-${place + 1}` } : schedule;
  const schedules = task.schedules.length === 0 ? [labelled] : task.schedules.map((one, i) => (i === place ? labelled : one));
  return { ...plan, tasks: plan.tasks.map((one) => (one.no === task.no ? { ...one, schedules } : one)) };
}
