import { planIndex } from '../../domain/plan-index';
import { statistics } from '../../domain/statistics';
import type { RecordedFact } from '../../domain/fact';
import { instantAt } from '../../domain/zone';
import type { Unit } from '../../domain/unit';
import { simulate, type Said } from '../support/simulate';
import { authority, dueOn, monthly, rules, task, units } from '../support/small-world';

const KEY = '2026-03-31';
const villages = task({ group: 'cac-thon', schedules: [dueOn(KEY)] });
const done = (unit: string, on: string, key = KEY): Said => ({
  kind: 'completed',
  when: `${on} 09:00`,
  task: '1',
  key,
  unit,
  doneOn: on,
});
const all = (of: ReturnType<typeof rules>) => planIndex(of, { given: [], picked: [] }).all;

/** Facts as the database numbers them. */
function recorded(of: ReturnType<typeof rules>, said: Said[]): RecordedFact[] {
  return said.map(({ when, ...fact }, index) => {
    const [day = '', time = ''] = when.split(' ');
    const base = { id: `f${index}`, plan: of.planId, actor: 'lead' as const, by: null, task: null, key: null, unit: null };
    return { ...base, ...fact, at: instantAt(day, time), seq: index + 1 };
  });
}

describe('an occurrence that three villages lead', () => {
  const world = rules([villages]);
  const two = [done('thon1', '2026-03-25'), done('thon2', '2026-04-02')];

  it('is one assignment for each member, each with a fate of its own', () => {
    expect(all(world).map(({ ref }) => ref)).toEqual(['1|2026-03-31|thon1', '1|2026-03-31|thon2', '1|2026-03-31|thon3']);
  });

  it('goes on calling only the member late that has not done it', () => {
    const { notices } = simulate({ rules: world, facts: two });
    const late = notices.filter(({ kind, postedOn }) => kind === 'overdue' && postedOn > '2026-04-02');
    expect(late.length).toBeGreaterThan(2);
    expect([...new Set(late.map(({ to }) => to.unit))]).toEqual(['thon3']);
    const beyond = notices.filter(({ kind }) => kind === 'escalation' || kind === 'leadership');
    expect([...new Set(beyond.flatMap(({ items }) => items.map(({ lead }) => lead)))]).toEqual(['thon3']);
  });

  it('is done when all are: nobody is asked for anything afterwards', () => {
    const facts = [...two, done('thon3', '2026-04-06')];
    const { notices } = simulate({ rules: world, facts });
    const asking = ['reminder', 'due', 'overdue', 'escalation', 'leadership'];
    expect(notices.filter(({ kind, postedOn }) => asking.includes(kind) && postedOn > '2026-04-06')).toEqual([]);
    const figures = statistics(world, recorded(world, facts), '2026-12-31');
    expect(figures).toMatchObject({ total: 3, onTime: 1, late: 2, openInTime: 0, openLate: 0 });
  });

  it('counts for each member in the figures: two of three', () => {
    const facts = recorded(world, two);
    const figures = statistics(world, facts, '2026-04-10');
    expect(figures).toMatchObject({ total: 3, onTime: 1, late: 1, openInTime: 0, openLate: 1 });
    const byUnit = new Map(figures.byUnit.map(({ unit, ...counts }) => [unit, counts]));
    expect(byUnit.get('thon1')).toMatchObject({ total: 1, onTime: 1 });
    expect(byUnit.get('thon2')).toMatchObject({ total: 1, late: 1 });
    expect(byUnit.get('thon3')).toMatchObject({ total: 1, openLate: 1 });
    expect(statistics(world, facts, KEY)).toMatchObject({ openInTime: 1, openLate: 0 });
  });

  it('opens again for the one member whose completion was withdrawn', () => {
    const facts = [...two, done('thon3', '2026-03-30'), { kind: 'withdrawn', when: '2026-04-03 09:00', about: 'f0' } as Said];
    expect(statistics(world, recorded(world, facts), '2026-04-10')).toMatchObject({ onTime: 1, late: 1, openLate: 1 });
  });
});

describe('members that are merged in the middle of the year', () => {
  const merged = (from: string): Unit[] =>
    Object.values(units).map((one) =>
      one.id === 'thon3' ? { ...one, successors: [{ unit: 'thon2', from }], until: from } : one,
    );
  const world = rules(
    [task({ group: 'cac-thon', schedules: [monthly] })],
    {},
    '2026-01-05',
    authority({ units: merged('2026-03-16') }),
  );

  it('lead as three in months that opened before, as two afterwards', () => {
    const leads = (key: string) =>
      all(world)
        .filter(({ occurrence }) => occurrence.key === key)
        .map(({ lead }) => lead);
    expect(leads('2026-03')).toEqual(['thon1', 'thon2', 'thon3']);
    expect(leads('2026-04')).toEqual(['thon1', 'thon2']);
  });

  it('leave what is open to their successor, which is told of it beside its own', () => {
    const { notices } = simulate({ rules: world, until: '2026-04-30' });
    const march = notices.filter(({ items }) => items[0]?.key === '2026-03' && items[0].lead === 'thon3');
    const told = march.filter(({ to, postedOn }) => to.as === 'lead' && postedOn >= '2026-03-16').map(({ to }) => to.unit);
    expect([...new Set(told)]).toEqual(['thon2']);
    const before = march.filter(({ to, postedOn }) => to.as === 'lead' && postedOn < '2026-03-16').map(({ to }) => to.unit);
    expect(before.filter((unit) => unit !== 'thon3')).toEqual([]);
  });

  it('stay in the figures of their months under their own names, and in none that opened later', () => {
    const { byUnit } = statistics(world, [], '2026-12-31');
    const total = (unit: string) => byUnit.find((one) => one.unit === unit)?.total;
    expect(total('thon2')).toBe(12);
    expect(total('thon3')).toBe(3);
  });
});
