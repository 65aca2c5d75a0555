import type { DateString } from '../../domain/dates';
import { statisticsRows } from '../../domain/statistics-rows';
import { dateWords } from '../../templates/date-words';
import { periodBesideDueDay } from '../../templates/period-words';
import { countWords, numberWords, workingDayWords } from '../../templates/number-words';
import { STATISTICS_WORDS } from '../../templates/statistics-words';
import { nameOn, unitName } from '../../templates/unit-words';
import type { StandingPlan } from '../shell/plan-states';
import { lateRows, type LateRow } from './late-rows';

const MOST_LATE = 60;
const MOST_UNITS = 60;
const FIGURES = ['total', 'onTime', 'late', 'openInTime', 'openLate', 'nothingArose'] as const;

/** How the year stands, by unit, and what is late and for how long: all of it words and figures, nothing to open. */
export function overviewView(plans: readonly StandingPlan[], today: DateString) {
  const { rows, total } = statisticsRows(plans, today, {
    by: 'unit',
    cut: 'calendar',
    against: 'approved',
    from: null,
    to: null,
  });
  const late = lateRows(plans, today);
  const register = plans[0]?.authority.units ?? [];
  const units = rows
    .filter(({ counts }) => counts.total > 0)
    .sort((a, b) => b.counts.openLate - a.counts.openLate || b.counts.total - a.counts.total)
    .map(({ of, counts }) => {
      const unit = register.find(({ id }) => id === of);
      // The longest late stands first.
      const longest = late.find(({ first }) => first.assignment.lead === of)?.days ?? 0;
      return {
        name: unit ? nameOn(unit, today) : of,
        total: counts.total,
        done: counts.onTime + counts.late + counts.nothingArose,
        open: counts.openInTime,
        late: counts.openLate,
        longest: longest > 0 ? workingDayWords(longest) : '',
      };
    });
  const done = total.onTime + total.late + total.nothingArose;
  return {
    standing: total.total === 0 ? null : sentence(total.total, done, total.openLate),
    figures: FIGURES.map((name) => ({
      words: STATISTICS_WORDS[name],
      count: numberWords(total[name]),
      isLate: name === 'openLate' && total[name] > 0,
    })),
    units: units.slice(0, MOST_UNITS),
    moreUnits: Math.max(0, units.length - MOST_UNITS),
    late: late.slice(0, MOST_LATE).map((row) => lateView(row, today, plans.length > 1)),
    moreLate: Math.max(0, late.length - MOST_LATE),
    plans: plans.map(({ row }) => row.plan.title),
  };
}

function sentence(total: number, done: number, late: number): string {
  const share = Math.floor((done / total) * 100);
  const ended = `Đã xong ${countWords(done)} trên ${countWords(total)} lượt nhiệm vụ (${share}%)`;
  return late > 0 ? `${ended}; ${countWords(late)} lượt đang quá hạn.` : `${ended}; không có nhiệm vụ quá hạn.`;
}

function lateView({ standing, first, count, days }: LateRow, today: DateString, namesPlan: boolean) {
  const { plan } = standing.row;
  const { task, lead, occurrence } = first.assignment;
  const period = periodBesideDueDay(occurrence.key);
  const which = count > 1 ? `${countWords(count)} kỳ quá hạn${period && `, sớm nhất là ${period}`}` : period;
  return {
    no: task,
    title: plan.tasks.find(({ no }) => no === task)?.title ?? '',
    about: [which, namesPlan ? plan.title : ''].filter(Boolean).join(' · '),
    unit: unitName(plan, standing.authority, lead, today, task),
    dueOn: dateWords(first.status.dueOn),
    days: workingDayWords(days),
  };
}
