import { CAUSES, findTrouble, type Sighting } from '../../worker/watchdog/trouble';

const WELL: Sighting = {
  workflows: { withoutWorkflow: [], withoutPlan: [] },
  untold: [],
  late: [],
  unreadable: [],
  held: false,
  deliveries: { count: 0, oldestAt: null },
  unknown: 0,
  space: { free: 50 * 2 ** 30, total: 100 * 2 ** 30 },
};

const causesOf = (change: Partial<Sighting>) => findTrouble({ ...WELL, ...change }, 10).alarms.map(({ cause }) => cause);
const a = 'tan-hoa/a/2027';
const b = 'tan-hoa/b/2027';

it('finds nothing where all is well, and then can tell of every cause', () => {
  const { alarms, judged } = findTrouble(WELL, 10);
  expect(alarms).toEqual([]);
  expect(judged).toEqual(CAUSES);
});

it.each<[string, Partial<Sighting>]>([
  ['temporal-silent', { workflows: null }],
  ['plans-without-workflow', { workflows: { withoutWorkflow: [a], withoutPlan: [] } }],
  ['workflows-without-plan', { workflows: { withoutWorkflow: [], withoutPlan: [a] } }],
  ['facts-not-signalled', { untold: [{ plan: a, count: 2 }] }],
  ['late-notices', { late: [a] }],
  ['held', { held: true }],
  ['late-deliveries', { deliveries: { count: 3, oldestAt: 0 } }],
  ['unknown-messages', { unknown: 1 }],
  ['unreadable-plans', { unreadable: [a] }],
  ['disk-space', { space: { free: 2 ** 29, total: 2 ** 30 } }],
  ['disk-space', { space: { free: 9 * 2 ** 30, total: 100 * 2 ** 30 } }],
])('raises %s, with what to do', (cause, change) => {
  const { alarms } = findTrouble({ ...WELL, ...change }, 10);
  expect(alarms).toEqual([{ cause, words: expect.stringMatching(/\.$/), mend: expect.stringMatching(/\.$/) }]);
});

it('tells one cause once: what follows from it is not told beside it', () => {
  const behind = { late: [a], untold: [{ plan: a, count: 1 }] };
  expect(causesOf({ ...behind, workflows: null })).toEqual(['temporal-silent']);
  expect(causesOf({ ...behind, workflows: { withoutWorkflow: [a], withoutPlan: [] } })).toEqual(['plans-without-workflow']);
  expect(causesOf(behind)).toEqual(['facts-not-signalled']);
  expect(causesOf({ held: true, deliveries: { count: 9, oldestAt: 0 } })).toEqual(['held']);
});

it('still tells of other plans than the one without a workflow', () => {
  const [alarm, ...others] = findTrouble(
    { ...WELL, late: [a, b], workflows: { withoutWorkflow: [a], withoutPlan: [] } },
    10,
  ).alarms;
  expect(alarm?.words).toContain(a);
  expect(others.map(({ words }) => words)).toEqual([expect.stringContaining(b)]);
  expect(others[0]?.words).not.toContain(a);
});

it('says nothing about workflows while Temporal is silent: what stood still stands', () => {
  expect(findTrouble({ ...WELL, workflows: null }, 10).judged).not.toContain('plans-without-workflow');
});

it('names a few of many plans', () => {
  const many = Array.from({ length: 12 }, (_, index) => `tan-hoa/k-${index}/2027`);
  expect(findTrouble({ ...WELL, late: many }, 10).alarms[0]?.words).toMatch(/^12 kế hoạch .* và 7 kế hoạch khác\.$/);
});
