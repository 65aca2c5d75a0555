import type { DateString } from '../../domain/dates';
import { waitingItems, type WaitingItem, type WaitingKind } from '../../domain/desk/waiting-items';
import { isFollowed } from '../../store/plan-row';
import { dateWords } from '../../templates/date-words';
import { periodBesideDueDay } from '../../templates/period-words';
import { unitName } from '../../templates/unit-words';
import { planUrl } from '../shell/addresses';
import type { StandingPlan } from '../shell/plan-states';
import { occurrenceUrl, taskUrl } from './addresses';
import { titleWords } from './work-rows';

/** What waits for the coordinator, in words, and what is to be done about it. */
export const WAITING_WORDS: Readonly<Record<WaitingKind, { heading: string; act: string }>> = {
  confirm: { heading: 'Báo cáo hoàn thành chờ xác nhận', act: 'Xác nhận hoặc trả lại' },
  extension: { heading: 'Đề nghị gia hạn', act: 'Quyết định gia hạn' },
  'handed-over': { heading: 'Đề nghị chuyển đơn vị khác', act: 'Quyết định' },
  obstacle: { heading: 'Khó khăn, vướng mắc chưa trả lời', act: 'Trả lời đơn vị' },
  'date-proposed': { heading: 'Thời hạn do đơn vị đề xuất', act: 'Xác nhận thời hạn' },
  'date-needed': { heading: 'Nhiệm vụ chưa có thời hạn', act: 'Xác định thời hạn' },
  partners: { heading: 'Chưa xác định cơ quan phối hợp', act: 'Chọn đơn vị phối hợp' },
  informs: { heading: 'Cơ quan cấp trên, bên ngoài chưa được chọn', act: 'Chọn cơ quan được thông tin' },
};

/** Something that waits, with its plan. */
export type Waiting = WaitingItem & { plan: StandingPlan };

/** Everything that waits in the plans of an authority, the longest waiting of each kind first. */
export function allWaiting(plans: readonly StandingPlan[], today: DateString): Waiting[] {
  return plans.flatMap((plan) => waitingIn(plan, today)).sort(byKindAndAge);
}

function byKindAndAge(a: WaitingItem, b: WaitingItem): number {
  return ORDER[a.what] - ORDER[b.what] || compare(a.since ?? '9', b.since ?? '9');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

const ORDER = Object.fromEntries(Object.keys(WAITING_WORDS).map((what, place) => [what, place])) as Record<WaitingKind, number>;

/** The same, counted whole and shown from the front. */
export function firstWaiting(
  plans: readonly StandingPlan[],
  today: DateString,
  most: number,
): { count: number; first: Waiting[] } {
  const lists = plans.map((plan) => waitingIn(plan, today));
  const first = lists.flatMap((list) => list.slice(0, most)).sort(byKindAndAge);
  return { count: lists.reduce((sum, { length }) => sum + length, 0), first: first.slice(0, most) };
}

// A plan that has not begun waits only for whom it is to be told to; what has ended waits for nothing.
function waitingIn(plan: StandingPlan, today: DateString): readonly Waiting[] {
  const { row } = plan;
  if (row.state === 'closed') return [];
  const items = itemsOf(plan, today);
  return isFollowed(row) ? items : items.filter(({ what }) => what === 'informs' || what === 'partners');
}

function itemsOf(plan: StandingPlan, today: DateString): readonly Waiting[] {
  const { row, rules, state, facts } = plan;
  const on = `${today} ${row.handledOn === null}`;
  const kept = known.get(state);
  if (kept?.on === on) return kept.items;
  const found = waitingItems({ plan: row.plan, rules, state, facts, handledOn: row.handledOn }, today);
  const items = found.map((item) => ({ ...item, plan })).sort(byKindAndAge);
  known.set(state, { on, items });
  return items;
}

// A state is replaced when anything is said; until then what waits in it depends on the day alone. Of the plan's row only what
// follows from its version is read through these.
const known = new WeakMap<StandingPlan['state'], { on: string; items: readonly Waiting[] }>();

/** A row: what it is about, what was said, where it is decided. */
export function waitingRow(item: Waiting, today: DateString) {
  const { plan, what, task, key, unit, dueOn, since } = item;
  const { row, authority } = plan;
  const name = (id: string) => unitName(row.plan, authority, id, today, task ?? undefined);
  return {
    url: placeOf(item),
    heading: WAITING_WORDS[what].heading,
    act: WAITING_WORDS[what].act,
    no: task,
    title: titleWords(task === null ? row.plan.title : row.plan.tasks.find(({ no }) => no === task)?.title),
    period: periodBesideDueDay(key),
    plan: titleWords(row.plan.title),
    unit: unit === null ? '' : name(unit),
    due: dueOn && dateWords(dueOn),
    since: since && dateWords(since),
    said: saidWords(item, today, name),
    isOwn: item.isOwn && what !== 'confirm',
  };
}

function saidWords({ what, wantedOn, until, toUnit }: Waiting, today: DateString, name: (id: string) => string): string {
  if (what === 'extension' && wantedOn) {
    const held = until && (until < today ? 'đã hết thời gian tạm dừng đôn đốc' : `tạm dừng đôn đốc đến hết ${dateWords(until)}`);
    return [`đề nghị đến ${dateWords(wantedOn)}`, held].filter(Boolean).join('; ');
  }
  if (what === 'date-proposed' && wantedOn) return `đề xuất ${dateWords(wantedOn)}`;
  return what === 'handed-over' && toUnit ? `đề nghị chuyển cho ${name(toUnit)}` : '';
}

function placeOf({ plan: { row }, what, task, key, unit }: Waiting): string {
  if (task === null) return `${planUrl(row.id)}/informs`;
  if (what === 'partners') return `${taskUrl(row.id, task)}/partners`;
  if (key === null || what === 'date-proposed') return `${taskUrl(row.id, task)}#date`;
  return occurrenceUrl(row.id, { task, key, unit });
}
