import fc from 'fast-check';
import { checkFact } from '../../domain/check-fact';
import { addWorkingDays } from '../../domain/calendar/working-days';
import { addDays, type DateString } from '../../domain/dates';
import type { Actor, Fact, FactKind, RecordedFact } from '../../domain/fact';
import type { Ladder } from '../../domain/ladder';
import { planIndex } from '../../domain/plan-index';
import type { PlanRules } from '../../domain/plan-rules';
import type { Schedule } from '../../domain/schedule/schedule';
import { dateAt, instantAt } from '../../domain/zone';
import type { World } from './live-on';
import { authority, dueOn, monthly, quarterlyReport, rules, standing, task } from './small-world';

const autumn = (from: number, to: number) => fc.integer({ min: from, max: to }).map((days) => addDays('2026-10-01', days));

/** Schedules with a day: single days, months, reports, quotas, "trước X", soft aims. */
export const datedSchedule: fc.Arbitrary<Partial<Schedule>> = fc.oneof(
  { weight: 4, arbitrary: autumn(0, 100).map(dueOn) },
  {
    weight: 1,
    arbitrary: autumn(0, 100).map((on): Partial<Schedule> => ({ class: 'by', rule: { kind: 'limit', on, before: true } })),
  },
  { weight: 1, arbitrary: autumn(20, 100).map((on): Partial<Schedule> => ({ ...dueOn(on), soft: true })) },
  fc.constantFrom<Partial<Schedule>>(
    monthly,
    quarterlyReport,
    { class: 'quota', rule: { kind: 'each', period: 'quarter', times: 3 } },
    { class: 'recurring', rule: { kind: 'each', period: 'half-year', on: [{ day: 15 }] } },
  ),
);

const anySchedule = fc.oneof(
  { weight: 6, arbitrary: datedSchedule },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Partial<Schedule>>(standing, { class: 'by-reference', rule: { kind: 'waiting' }, needs: 'date' }),
  },
);

const aLead: fc.Arbitrary<Draft['lead']> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<Draft['lead'][]>({ lead: 'lan' }, { lead: 'binh' }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Draft['lead'][]>(
      { lead: 'minh' },
      { lead: 'doan' },
      { lead: 'so' },
      { lead: ['lan', 'binh'] },
      { group: 'cac-thon' },
    ),
  },
);

type Draft = {
  schedules: Partial<Schedule>[];
  lead: { lead?: string | string[]; group?: string };
  partners: string[];
};

function aTask(schedule: fc.Arbitrary<Partial<Schedule>>): fc.Arbitrary<Draft> {
  return fc.record({
    schedules: schedule.map((one) => [one]),
    lead: aLead,
    partners: fc.oneof(
      { weight: 3, arbitrary: fc.constant<string[]>([]) },
      fc.constantFrom<string[][]>(['binh'], ['doan'], ['binh', 'thon1'], ['so']),
    ),
  });
}

type Options = { schedule?: fc.Arbitrary<Partial<Schedule>>; everybodyReachable?: boolean };

/** Small plans of an autumn: one to three tasks, started and issued on some day, closed early in the next year. */
export function anyRules({ schedule = anySchedule, everybodyReachable = false }: Options = {}): fc.Arbitrary<PlanRules> {
  return fc
    .record({
      tasks: fc.array(aTask(schedule), { minLength: 1, maxLength: 3 }),
      startedOn: autumn(0, 60),
      issuedEarlier: fc.boolean(),
      confirms: fc.boolean(),
      silent: fc.constantFrom(null, null, null, null, 'lan', 'minh', 'thon2', 'binh'),
    })
    .map(({ tasks, startedOn, issuedEarlier, confirms, silent }) => {
      const known = authority();
      const register =
        everybodyReachable || !silent ? known : authority({ officers: known.officers.filter(({ unit }) => unit !== silent) });
      const drafts = tasks.map(({ lead, ...draft }, index) => task({ no: String(index + 1), ...lead, ...draft }));
      const made = rules(drafts, { confirms, issuedOn: issuedEarlier ? '2026-09-01' : startedOn }, startedOn, register);
      return { ...made, ladder: shortened(made.ladder) };
    });
}

// A plan that waits for 31 January only lengthens the quiet end of each run.
function shortened(ladder: Ladder): Ladder {
  return { ...ladder, closesNotBefore: '01-05' };
}

type Draw = { kind: FactKind; which: number; day: number; minute: number; days: number; actor: Actor; back: number };

const ACTORS: readonly Actor[] = ['lead', 'coordinator', 'leadership', 'partner', 'temporal'];

function aDraw(kinds: readonly FactKind[]): fc.Arbitrary<Draw> {
  return fc.record({
    kind: fc.constantFrom(...kinds),
    which: fc.nat(40),
    day: fc.nat(110),
    minute: fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 8 * 60, max: 16 * 60 })),
    days: fc.integer({ min: -5, max: 25 }),
    actor: fc.constantFrom(...ACTORS),
    back: fc.nat(10),
  });
}

/** What people may say about an assignment. */
export const ABOUT_WORK: readonly FactKind[] = [
  'completed',
  'completed',
  'completed',
  'returned',
  'returned',
  'confirmed',
  'extension-asked',
  'extension-granted',
  'extension-granted',
  'extension-refused',
  'nothing-arose',
  'withdrawn',
  'withdrawn',
  'started',
  'obstacle',
];

/** The same, with partners, dates, urging, and plans that are paused or closed. */
export const ANYTHING: readonly FactKind[] = [
  ...ABOUT_WORK,
  'contributed',
  'acknowledged',
  'handed-over',
  'date-given',
  'partners-picked',
  'urged',
  'paused',
  'resumed',
  'resumed',
];

/** Facts that may be recorded (`checkFact`), at random instants, numbered in the order of their time. */
export function anyFacts(of: PlanRules, kinds: readonly FactKind[] = ANYTHING, most = 8): fc.Arbitrary<RecordedFact[]> {
  return fc.array(aDraw(kinds), { maxLength: most }).map((draws) => factsOf(of, draws));
}

function factsOf(of: PlanRules, draws: readonly Draw[]): RecordedFact[] {
  const timed = draws.map((draw) => ({
    ...draw,
    at: instantAt(addDays(of.startedOn, draw.day), '00:00') + draw.minute * 60_000,
  }));
  const facts: RecordedFact[] = [];
  for (const draw of timed.sort((a, b) => a.at - b.at)) {
    const fact = factOf(of, draw, facts);
    if (fact && checkFact(of, fact) === null) facts.push({ ...fact, seq: facts.length + 1 });
  }
  return facts;
}

const PLAN_WIDE: readonly FactKind[] = ['paused', 'resumed', 'closed'];

function factOf(of: PlanRules, draw: Draw & { at: number }, before: readonly RecordedFact[]): Fact | null {
  const { kind, at, which, days } = draw;
  const { all } = planIndex(of, { given: [], picked: [] });
  const about = all[which % Math.max(1, all.length)];
  const waiting = of.tasks.find(({ schedules }) => schedules.some(({ rule }) => rule.kind === 'waiting'));
  const actor = actorFor(of, draw, about?.lead);
  const base = { id: `fact-${before.length + 1}`, plan: of.planId, kind, actor, by: null, at };
  const nowhere = { ...base, task: null, key: null, unit: null };
  const later = addWorkingDays(of.calendar, dateAt(at), days || 1);
  if (PLAN_WIDE.includes(kind)) return { ...nowhere, actor: 'coordinator' };
  if (kind === 'withdrawn') {
    const target = before.at(-1 - (draw.back % Math.max(1, before.length)));
    return target ? { ...nowhere, actor: 'coordinator', about: target.id } : null;
  }
  if (kind === 'date-given')
    return waiting ? { ...nowhere, task: waiting.no, unit: 'lan', dueOn: addDays(dateAt(at), Math.abs(days)) } : null;
  if (kind === 'confirmed' && waiting) {
    const proposal = before.findLast((fact) => fact.kind === 'date-given');
    if (proposal) return { ...nowhere, actor: 'coordinator', task: waiting.no, unit: proposal.unit, about: proposal.id };
  }
  if (!about) return null;
  const named = { ...base, task: about.task, key: about.occurrence.key, unit: about.lead };
  switch (kind) {
    case 'completed':
      return { ...named, doneOn: lessThan(addDays(dateAt(at), -Math.abs(days % 4)), dateAt(at)), count: 1 + (which % 3) };
    case 'extension-asked':
    case 'extension-granted':
      return { ...named, newDueOn: later };
    case 'contributed':
      return about.partners[0] ? { ...named, unit: about.partners[0] } : null;
    case 'partners-picked':
      return { ...named, units: ['binh'] };
    case 'handed-over':
      return which % 2 === 0 ? { ...named, toUnit: 'binh' } : { ...named, toPerson: `${about.lead}-head` };
    default:
      return named;
  }
}

function lessThan(a: DateString, b: DateString): DateString {
  return a < b ? a : b;
}

// Mostly somebody who may say it; whatever `checkFact` refuses is left out.
function actorFor(of: PlanRules, { kind, actor, back }: Draw, lead: string | undefined): Actor {
  if (kind === 'contributed') return 'partner';
  if (['returned', 'confirmed', 'extension-granted', 'extension-refused', 'urged'].includes(kind))
    return lead === of.coordinator ? 'leadership' : 'coordinator';
  return back < 3 ? actor : 'lead';
}

/** A plan with what is said about it, and sometimes a time in which nothing runs. */
export function anyWorld(options: Options & { kinds?: readonly FactKind[]; down?: boolean } = {}): fc.Arbitrary<World> {
  const { kinds, down = true, ...about } = options;
  return anyRules(about).chain((of) =>
    fc
      .record({
        facts: anyFacts(of, kinds),
        pause: fc.option(fc.tuple(fc.nat(90), fc.integer({ min: 1, max: 20 })), { freq: 2 }),
      })
      .map(({ facts, pause }) => {
        if (!pause || !down) return { rules: of, facts };
        const from = instantAt(addDays(of.startedOn, pause[0]), '05:00');
        return { rules: of, facts, down: { from, to: instantAt(addDays(of.startedOn, pause[0] + pause[1]), '09:40') } };
      }),
  );
}
