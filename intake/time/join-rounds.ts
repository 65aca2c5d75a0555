import type { Schedule } from '../../domain/schedule/schedule';
import type { Part } from './split-parts';

type Read = { part: Part; schedules: Schedule[] };
type Day = { on: string; before?: boolean; round?: string; from?: string };

/** "Đợt 1 trước 15/6, đợt 2 trước 15/12": rounds with one day each become one schedule with keys `dot-1`, `dot-2`. */
export function joinRounds(read: readonly Read[]): Schedule[] {
  const rounds = read.filter(({ part }) => part.round !== null);
  const days = rounds.map(({ part, schedules }) => (schedules.length === 1 ? dayOf(schedules[0], part.round ?? 0) : null));
  if (rounds.length < 2 || days.some((day) => day === null)) return read.flatMap(({ schedules }) => schedules);
  const [first] = rounds;
  const [model] = first?.schedules ?? [];
  if (!first || !model) return read.flatMap(({ schedules }) => schedules);
  const ask = rounds.flatMap(({ schedules }) => schedules).find((one) => one.needs);
  const joined: Schedule = {
    ...model,
    text: rounds.map(({ part }) => part.text).join(', '),
    class: 'dates',
    rule: { kind: 'days', days: days.filter((day): day is Day => day !== null) },
    ...(ask && { needs: ask.needs, note: ask.note }),
  };
  return read.flatMap((one) => (one === first ? [joined] : one.part.round === null ? one.schedules : []));
}

function dayOf(schedule: Schedule | undefined, round: number): Day | null {
  if (schedule?.rule.kind === 'limit')
    return { on: schedule.rule.on, ...(schedule.rule.before && { before: true }), round: `dot-${round}` };
  return schedule?.rule.kind === 'window' ? { on: schedule.rule.to, from: schedule.rule.from, round: `dot-${round}` } : null;
}
