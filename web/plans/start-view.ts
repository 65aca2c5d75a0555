import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import type { Instant } from '../../domain/dates';
import type { Plan } from '../../domain/plan';
import { expandTask } from '../../domain/schedule/expand-task';
import type { Authority } from '../../domain/unit';
import { dateAt } from '../../domain/zone';
import type { RehearsedMessage } from '../../store/rehearsals';
import { upperFirst } from '../../templates/clean-text';
import { dateWords } from '../../templates/date-words';
import { KIND_WORDS } from '../../templates/kind-words';
import { countWords } from '../../templates/number-words';
import { momentWords } from '../shell/moment-words';

const MOST_PAST = 20;

type Source = { plan: Plan; authority: Authority; calendar: WorkCalendar; first: readonly RehearsedMessage[]; at: Instant };

/** What a plan does first when it starts now: the first messages, and the due days that have passed already. */
export function startView({ plan, authority, calendar, first, at }: Source) {
  const today = dateAt(at);
  const frame = { year: plan.year, issuedOn: plan.issuedOn, calendar };
  const due = plan.tasks.flatMap(({ no, title, schedules }) =>
    expandTask(schedules, frame).map((one) => ({ no, title, ...one })),
  );
  const past = due.filter(({ limitOn }) => limitOn < today).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return {
    tasks: countWords(plan.tasks.length),
    dueCount: countWords(due.length),
    coordinator: plan.coordinator.name,
    number: plan.number,
    issuedOn: plan.issuedOn && dateWords(plan.issuedOn),
    first: first.map(({ at: moment, unit, person, kinds }) => ({
      // What is to be told today is told as soon as the plan has started, in sending hours.
      at: moment < at ? 'Ngay sau khi bắt đầu, trong giờ gửi' : upperFirst(momentWords(moment)),
      unit: authority.units.find(({ id }) => id === unit)?.name ?? unit,
      person: authority.officers.find(({ id }) => id === person)?.name ?? person,
      kinds: kinds.map((kind) => KIND_WORDS[kind].heading).join('; '),
    })),
    pastCount: past.length > 0 ? countWords(past.length) : null,
    past: past.slice(0, MOST_PAST).map(({ no, title, dueOn }) => ({ no, title, dueOn: dateWords(dueOn) })),
    morePast: past.length > MOST_PAST ? countWords(past.length - MOST_PAST) : null,
  };
}
