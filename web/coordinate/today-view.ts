import type { Instant } from '../../domain/dates';
import type { Authority } from '../../domain/unit';
import { dateAt } from '../../domain/zone';
import type { UnreachedPerson } from '../../store/find-unreached-persons';
import { longDateWords } from '../../templates/date-words';
import { countWords } from '../../templates/number-words';
import { upperFirst } from '../../templates/clean-text';
import { authorityUrl } from '../shell/addresses';
import type { StandingPlan } from '../shell/plan-states';
import { urlWith } from '../shell/paging';
import { silentUnits, unreachedRow } from './unreached-rows';
import { waitingRow, type Waiting } from './waiting-rows';
import type { workRows } from './work-rows';

type Rows = { count: number; rows: Awaited<ReturnType<typeof workRows>> };

type Source = {
  authority: Authority;
  plans: readonly StandingPlan[];
  at: Instant;
  waiting: { count: number; first: readonly Waiting[] };
  late: Rows;
  week: Rows;
  /** One more than is shown where there is more. */
  unreached: readonly UnreachedPerson[];
  mostRows: number;
};

/** The coordinator's day. */
export function todayView({ authority, plans, at, waiting, late, week, unreached, mostRows }: Source) {
  const today = dateAt(at);
  const silent = silentUnits(plans, today);
  const to = (path: string) => authorityUrl(authority.id, path);
  const isMore = (count: number) => count > mostRows;
  return {
    title: 'Hôm nay',
    styles: ['coordinate.css'],
    on: upperFirst(longDateWords(today)),
    authority: authority.name,
    hasPlans: plans.length > 0,
    plansUrl: to('plans'),
    counts: [
      { words: 'Chờ quyết định', count: countWords(waiting.count), to: '#waiting' },
      { words: 'Quá hạn', count: countWords(late.count), to: '#late' },
      {
        words: 'Chưa nhận được tin',
        count: `${countWords(Math.min(mostRows, unreached.length) + silent.length)}${isMore(unreached.length) ? '+' : ''}`,
        to: '#unreached',
      },
      { words: 'Đến hạn trong 07 ngày', count: countWords(week.count), to: '#week' },
    ],
    waiting: waiting.first.map((item) => waitingRow(item, today)),
    allWaiting: isMore(waiting.count) ? { to: to('waiting'), count: countWords(waiting.count) } : null,
    late: late.rows,
    allLate: isMore(late.count) ? { to: urlWith(to('work'), { state: 'late' }), count: countWords(late.count) } : null,
    week: week.rows,
    allWeek: isMore(week.count) ? { to: urlWith(to('work'), { state: 'week' }), count: countWords(week.count) } : null,
    unreached: unreached.slice(0, mostRows).map((failed) => unreachedRow(authority, failed)),
    silent: silent.slice(0, mostRows),
    unreachedUrl: to('messages/unreached'),
  };
}
