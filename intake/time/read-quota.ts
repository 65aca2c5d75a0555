import type { DayOfPeriod, Schedule, ScheduleRule } from '../../domain/schedule/schedule';
import { asked, schedule, undated } from './answers';
import type { AtomOf, Cycling } from './atoms';
import { all, first, has, type Clause } from './clause';
import { daysOfPeriod } from './days-of-period';
import { expandSchedule } from '../../domain/schedule/expand-schedule';
import { readDated } from './read-dated';

const MIDDLE = 'Chưa rõ "giữa kỳ" là giữa kỳ nào; đề nghị xác nhận.';
const COUNTED_FROM = 'Tạm tính theo kỳ của năm dương lịch; có thể tính từ khi bắt đầu thực hiện, đề nghị xác nhận.';
const SPREAD = 'Số lần không chia đều cho các kỳ đã nêu: đề nghị xác nhận mỗi kỳ bao nhiêu lần.';
const OTHER_YEAR = 'Nhiều năm một lần: cần biết năm thực hiện.';

/** So many times in each period ("02 lần/năm", "mỗi tháng 01 kỳ") or every so many months; null when no count is named. */
export function readQuota(clause: Clause): Schedule | null {
  const frequencies = all(clause, 'frequency');
  const frequency = frequencies.find((one) => one.period !== null) ?? frequencies[0];
  if (!frequency) return null;
  if (frequency.period === 'year' && frequency.every > 1) return undated(clause, 'recurring', 'date', OTHER_YEAR);
  if (frequency.period === 'day')
    return schedule(clause, { class: 'standing', rule: { kind: 'standing' }, note: 'Hằng ngày: không đặt hạn từng ngày.' });
  const dated = readDated({ ...clause, atoms: clause.atoms.filter((atom) => atom.is !== 'each') });
  const within =
    dated && (frequency.period === null || frequency.period === 'year') ? inNamedTime(clause, frequency, dated) : null;
  const answer =
    within ??
    (frequency.period === null
      ? counted(clause, frequency, perOf(clause))
      : counted(clause, frequency, frequency.period, seasonOf(clause, dated)));
  return has(clause, 'position') && all(clause, 'position').some((one) => one.of === 'period') ? asked(answer, MIDDLE) : answer;
}

function perOf(clause: Clause): Cycling {
  const cycle = first(clause, 'each')?.cycles[0];
  return cycle && cycle !== 'day' && cycle !== 'nine-months' ? cycle : 'year';
}

// "02 lớp trong quý II", "2 lần/năm vào tháng 6 và tháng 12": the time named decides, the count says how often in it.
function inNamedTime(clause: Clause, { times }: AtomOf<'frequency'>, dated: Schedule): Schedule | null {
  const { rule } = dated;
  if (rule.kind === 'window') {
    const wholeYear = rule.from === `${clause.context.year}-01-01` && rule.to === `${clause.context.year}-12-31`;
    return wholeYear ? null : { ...dated, class: 'quota', rule: { ...rule, times } };
  }
  const days = expandSchedule(dated, 0, { ...clause.context, issuedOn: null }).length;
  if (times === 1 || days === times) return dated;
  if (days <= 1) return rule.kind === 'limit' ? { ...dated, class: 'quota', rule: windowUntil(clause, rule, times) } : dated;
  return asked(dated, SPREAD);
}

function windowUntil({ context }: Clause, rule: Extract<ScheduleRule, { kind: 'limit' }>, times: number): ScheduleRule {
  return rule.before ? rule : { kind: 'window', from: context.issuedOn ?? `${context.year}-01-01`, to: rule.on, times };
}

type Season = { from?: string; until?: string };

// "mỗi tuần 02 lần, từ tháng 5 đến tháng 11": the rhythm holds as long as the time that is named.
function seasonOf({ context }: Clause, dated: Schedule | null): Season {
  const rule = dated?.rule.kind === 'window' ? dated.rule : null;
  const wholeYear = rule?.from === `${context.year}-01-01` && rule.to === `${context.year}-12-31`;
  return rule && !wholeYear ? { from: rule.from, until: rule.to } : {};
}

function counted(clause: Clause, { times, every, interval }: AtomOf<'frequency'>, cycle: Cycling, season: Season = {}): Schedule {
  const period = cycle === 'nine-months' || cycle === 'day' ? 'year' : cycle;
  const { on, before } = daysOfPeriod(clause, period);
  const rule: ScheduleRule = {
    kind: 'each',
    period,
    ...(on.length > 0 && { on: on as DayOfPeriod[] }),
    ...(before && { before }),
    ...(times > 1 && on.length < times && { times }),
    ...(every > 1 && { every }),
    ...season,
  };
  const recurring = on.length > 0 || interval;
  const answer = schedule(clause, { class: recurring ? 'recurring' : 'quota', rule });
  const byCalendar = period === 'half-year' || period === 'year' || (period === 'week' && every === 1);
  return interval && !byCalendar ? asked(answer, COUNTED_FROM) : answer;
}
