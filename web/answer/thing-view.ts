import { addWorkingDays, workingDaysBetween } from '../../domain/calendar/working-days';
import { reportWindow } from '../../domain/calendar/report-window';
import { dateWords, longDateWords, windowWords } from '../../templates/date-words';
import { workingDayWords, countWords, taskNumberWords } from '../../templates/number-words';
import { periodWords } from '../../templates/period-words';
import { planWords } from '../../templates/plan-words';
import { STATUS_WORDS, TIMELINESS_WORDS, type TimelinessCode } from '../../templates/status-words';
import { unitName } from '../../templates/unit-words';
import type { Scene } from './scene';
import type { Capacity, Thing } from './thing';

const ROLES: Readonly<Record<Capacity, string>> = {
  lead: 'chủ trì',
  partner: 'phối hợp',
  coordinator: 'cơ quan đầu mối theo dõi',
  leadership: 'lãnh đạo',
};

const SOON_DAYS = 3;

/** A thing in words: the task as the plan words it, its period and due day, who does what, where it stands. */
export function thingView(thing: Thing) {
  const { scene, task, key, as, assignment } = thing;
  const { row, authority } = scene;
  return {
    number: `Nhiệm vụ ${taskNumberWords(task.no)}`,
    words: task.title,
    plan: planWords(row.plan, authority),
    period: periodOf(thing),
    role: ROLES[as],
    leads: leadNames(thing),
    partners: partnerNames(thing),
    when: task.when,
    products: task.products,
    due: dueView(thing),
    state: stateView(thing),
    quota: assignment && assignment.occurrence.times > 1 ? quotaWords(thing) : null,
    key,
  };
}

/** Where a thing stands, in one word, and whether it is late. */
export function stateView(thing: Thing) {
  const code = timeliness(thing);
  const isLate = code === 'overdue' && !thing.isDone;
  return { words: statusWords(thing), timeliness: thing.isDone ? '' : TIMELINESS_WORDS[code], isLate, isDone: thing.isDone };
}

function statusWords({ as, kind, status, facts, isDone }: Thing): string {
  if (as === 'partner') return isDone ? 'đã gửi nội dung phối hợp' : 'chưa gửi nội dung phối hợp';
  if (kind === 'waiting') return facts.some((fact) => fact.kind === 'date-given') ? 'chờ xác nhận thời hạn' : 'chưa có thời hạn';
  if (status.awaitsConfirmation) return STATUS_WORDS['awaits-confirmation'];
  if (status.settled?.how === 'nothing-arose') return 'không phát sinh trong kỳ';
  if (isDone) return STATUS_WORDS.done;
  if (status.askedDueOn !== null) return `chờ quyết định gia hạn đến ${dateWords(status.askedDueOn)}`;
  return status.answer === 'started' || status.done > 0 ? STATUS_WORDS['in-progress'] : STATUS_WORDS['not-started'];
}

function timeliness({ kind, assignment, status, scene }: Thing): TimelinessCode {
  if (kind !== 'dated') return 'no-due-day';
  if (status.limitOn < scene.today) return assignment?.occurrence.soft ? 'in-time' : 'overdue';
  return workingDaysBetween(scene.rules.calendar, scene.today, status.dueOn) <= SOON_DAYS ? 'due-soon' : 'in-time';
}

function dueView(thing: Thing) {
  const { kind, key, assignment, status, scene, as, isDone } = thing;
  const { calendar, ladder } = scene.rules;
  if (kind === 'evidence') {
    const window = key ? reportWindow(key) : null;
    const wantedOn = window && addWorkingDays(calendar, window.to, ladder.evidence.wantedAfter);
    return window && wantedOn
      ? { words: longDateWords(wantedOn), left: '', first: null, label: 'Đề nghị gửi chậm nhất', window: windowWords(window) }
      : null;
  }
  if (kind === 'waiting' || !assignment) return null;
  const { firstDueOn, window } = assignment.occurrence;
  const dueOn = as === 'partner' ? addWorkingDays(calendar, status.dueOn, -ladder.partner.wanted) : status.dueOn;
  return {
    label: as === 'partner' ? 'Gửi nội dung phối hợp chậm nhất' : 'Thời hạn',
    words: longDateWords(dueOn),
    left: isDone ? '' : leftWords(scene, dueOn),
    first: status.dueOn === firstDueOn ? null : dateWords(firstDueOn),
    window: window ? windowWords(window) : '',
  };
}

function leftWords({ rules, today }: Scene, dueOn: string): string {
  if (dueOn === today) return 'hạn trong ngày';
  const days = workingDaysBetween(rules.calendar, today, dueOn);
  if (days > 0) return `còn ${workingDayWords(days)}`;
  return days < 0 ? `đã qua ${workingDayWords(days)}` : 'không còn ngày làm việc nào';
}

// A key that is only a day says nothing the due day does not say.
function periodOf({ kind, key, assignment }: Thing): string {
  if (key === null || (kind === 'dated' && key === assignment?.occurrence.dueOn)) return '';
  return periodWords(key);
}

function quotaWords({ assignment, status }: Thing): string {
  return `${countWords(status.done)}/${countWords(assignment?.occurrence.times ?? 1)}`;
}

function leadNames({ scene, task, unit, as, assignment }: Thing): string {
  const lead = assignment?.lead ?? (as === 'partner' ? null : unit);
  if (lead === null) return task.leads.map(({ name }) => name).join('; ');
  return unitName(scene.row.plan, scene.authority, lead, scene.today, task.no);
}

function partnerNames({ scene, task, assignment }: Thing): string {
  const named = task.partners.filter(({ unit, group }) => unit === null && group === null).map(({ name }) => name);
  const known = task.partners.filter(({ unit, group }) => unit !== null || group !== null).map(({ name }) => name);
  const picked = Object.keys(assignment?.pickedOn ?? {});
  const words = picked.map((unit) => unitName(scene.row.plan, scene.authority, unit, scene.today, task.no));
  return [...known, ...(words.length > 0 ? words : named)].join('; ');
}
