import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findPlanSource, usualStart, type PlanSource } from '../../cli/plan-source';
import { rehearsalMessages } from '../../cli/year/rehearsal-messages';
import { isWorkingDay } from '../../domain/calendar/working-days';
import type { PostOrder } from '../../domain/notice';
import { canReach, climbs } from '../../domain/notices/reach';
import { planIndex } from '../../domain/plan-index';
import { rulesOf, type PlanRules } from '../../domain/plan-rules';
import { rehearse } from '../../domain/rehearse';
import { holderOn } from '../../domain/units-on-day';
import { dateAt, isoAt } from '../../domain/zone';
import { inHours } from '../support/good-manners';

const folder = join(__dirname, '..', '..', 'config', 'plans');
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

describe.each(files)('a year of %s that nobody answers', (file) => {
  let source: PlanSource;
  let rules: PlanRules;
  let orders: PostOrder[];
  beforeAll(() => {
    source = findPlanSource(join(folder, file));
    rules = rulesOf({ ...source, startedOn: usualStart(source) });
    orders = rehearse(rules);
  });
  const notices = () => orders.flatMap((order) => order.notices);

  it('tells nobody anything on a day off or outside sending hours', () => {
    const rude = orders.filter(({ at }) => !isWorkingDay(source.calendar, dateAt(at)) || !inHours(rules, at));
    expect(rude.map(({ at }) => isoAt(at))).toEqual([]);
    expect(orders.length).toBeGreaterThan(10);
  });

  it('reminds every lead of the authority of every dated occurrence that lies ahead', () => {
    const kinds = ['reminder', 'quota', 'report-due', 'due'];
    const reminded = new Set(
      notices()
        .filter(({ kind }) => kinds.includes(kind))
        .flatMap(({ to, items }) => items.map(({ task, key }) => `${task}|${key}|${to.unit}`)),
    );
    const ahead = planIndex(rules, { given: [], picked: [] }).all.filter(({ lead, occurrence }) => {
      const holder = holderOn(rules, lead, occurrence.dueOn);
      return occurrence.dueOn > rules.startedOn && climbs(rules, holder) && canReach(rules, holder);
    });
    const forgotten = ahead.filter(
      ({ task, lead, occurrence }) => !reminded.has(`${task}|${occurrence.key}|${holderOn(rules, lead, occurrence.dueOn)}`),
    );
    expect(forgotten.map(({ ref }) => ref)).toEqual([]);
    expect(ahead.length).toBeGreaterThan(3);
  });

  it('sends a person at most one message a channel and moment', () => {
    const sent = rehearsalMessages(source, rules, orders, 'https://dondoc.example').map(
      ({ at, to, channel, unit }) => `${at} ${channel} ${unit} ${to}`,
    );
    expect(sent.filter((one, index) => sent.indexOf(one) < index)).toEqual([]);
  });

  it('calls no unit outside the authority late, to itself or to those above', () => {
    const harsh = notices().filter(({ kind }) => ['overdue', 'escalation', 'leadership'].includes(kind));
    const about = harsh.flatMap(({ to, kind, items }) => [
      ...(kind === 'overdue' ? [to.unit] : []),
      ...items.map(({ lead }) => lead ?? ''),
    ]);
    expect([...new Set(about)].filter((unit) => unit !== '' && !climbs(rules, unit))).toEqual([]);
  });
});
