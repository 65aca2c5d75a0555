import type { NoticeKind } from '../../domain/notice';
import { monthly, task } from '../support/small-world';
import { aWorld, type Said, type World } from '../support/world';

let world: World;
beforeAll(async () => void (world = await aWorld()));
afterAll(() => world.stop());

const LEAD: NoticeKind[] = ['reminder', 'quota', 'due', 'overdue', 'escalation', 'leadership'];

it('goes through 2026 with a monthly segment: over Tết, on the worked Saturday 22/08, across the year end, in short runs', async () => {
  const told = await world.story({ tasks: [task({ schedules: [monthly] })], says: doneEachMonth(), replay: 'monthly-year' });
  const ladder = told.diary({ kinds: LEAD });
  expect(ladder.slice(0, 10)).toEqual([
    '2026-01-19 reminder before-10 lan',
    '2026-01-28 reminder before-3 lan',
    '2026-01-30 reminder before-1 lan',
    '2026-02-02 due due lan',
    '2026-02-03 overdue overdue-1 lan',
    '2026-02-05 escalation coordinator minh',
    '2026-02-10 overdue overdue-2 lan',
    '2026-02-11 leadership leadership hoa',
    '2026-02-24 overdue overdue-3 lan',
    '2026-02-25 reminder before-3 lan',
  ]);
  expect(ladder.filter((line) => line.startsWith('2026-08'))).toEqual([
    '2026-08-03 overdue overdue-1 lan',
    '2026-08-05 escalation coordinator minh',
    '2026-08-10 overdue overdue-2 lan',
    '2026-08-11 leadership leadership hoa',
    '2026-08-17 overdue overdue-3 lan',
    '2026-08-18 reminder before-10 lan',
    '2026-08-22 overdue overdue-4 lan',
    '2026-08-26 reminder before-3 lan',
  ]);
  expect(ladder.at(-1)).toBe('2026-12-17 reminder before-10 lan');
  expect(told.closedOn).toBe('2027-02-01');
  expect(told.runs.length).toBeGreaterThan(2);
  expect(Math.max(...told.runs)).toBeLessThan(150);
});

// Everything on the 26th, except January after Tết and July after the worked Saturday.
function doneEachMonth(): Said[] {
  const late: Record<string, string> = { '01': '2026-02-25', '07': '2026-08-24' };
  return Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0')).map((month) => {
    const doneOn = late[month] ?? `2026-${month}-26`;
    return { when: `${doneOn} 10:00`, kind: 'completed', key: `2026-${month}`, doneOn };
  });
}
