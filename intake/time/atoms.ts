import type { Period } from '../../domain/schedule/schedule';

/** A calendar unit that a phrase can name by number or by position. */
export type SpanUnit = 'month' | 'quarter' | 'half-year' | 'nine-months' | 'year';

/** How the parts of a list hang together: "9, 10" · "9 - 10" · "II hoặc III". */
export type Join = 'list' | 'range' | 'or';

/** A unit of a repeated obligation: "hằng quý", "6 tháng". */
export type Cycling = Period | 'day' | 'nine-months';

/** What happens, that a length of time is counted from. */
export type EventOf =
  | { of: 'period-end'; period: Period; number: number | null; year: number | null }
  | { of: 'issue' }
  | { of: 'tet' }
  | { of: 'date'; day: number; month: number; year: number | null }
  | { of: 'other' };

/** The smallest parts of a phrase that mean something about time. */
export type Atom =
  | { is: 'date'; day: number; month: number; year: number | null }
  | { is: 'days'; days: readonly number[]; join: Join }
  | { is: 'span'; unit: SpanUnit; numbers: readonly number[]; join: Join; year: number | null }
  | { is: 'years'; from: number; to: number }
  | { is: 'relative-year'; plus: number }
  | { is: 'last-of-five-years' }
  | { is: 'previous'; unit: string }
  | { is: 'next'; period: Period }
  | { is: 'each'; cycles: readonly Cycling[]; weak: boolean }
  | { is: 'frequency'; times: number; every: number; period: Cycling | null; interval: boolean }
  | { is: 'weekday'; weekday: number }
  | { is: 'working-day'; which: 'first-working' | 'last-working'; of: string | null }
  | { is: 'edge-day'; which: 'first' | 'last'; of: string | null }
  | { is: 'month-of'; which: number | 'last'; of: string }
  | { is: 'week-of-month'; weeks: readonly (number | 'last')[] }
  | { is: 'first-days'; days: number; which: 'first' | 'last' }
  | { is: 'position'; which: 'start' | 'middle' | 'end'; of: 'month' | 'quarter' | 'year' | 'period' | 'half' }
  | { is: 'ten-days'; which: 1 | 2 | 3 }
  | { is: 'length'; count: number; unit: 'day' | 'working-day' | 'week' | 'month' | 'year' }
  | { is: 'event'; event: EventOf; back: boolean; at: 'after' | 'from' }
  | { is: 'round'; round: number }
  | { is: 'tet' }
  | { is: 'word'; word: string }
  | PlainAtom;

/** Words that carry nothing but what they are. */
export type PlainAtom = {
  is:
    | 'before'
    | 'by'
    | 'until'
    | 'from'
    | 'or'
    | 'clock'
    | 'standing'
    | 'promptly'
    | 'keep'
    | 'demand'
    | 'reference'
    | 'school-year'
    | 'aim'
    | 'indicator'
    | 'within'
    | 'regularly'
    | 'loose'
    | 'replaced'
    | 'stop'
    | 'of-month'
    | 'of-quarter'
    | 'this-year'
    | 'bare-period'
    | 'report';
};

export type AtomOf<K extends Atom['is']> = Extract<Atom, { is: K }>;
