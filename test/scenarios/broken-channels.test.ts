import { dueOn, task } from '../support/small-world';
import { aWorld, instantOf, type World } from '../support/world';

let world: World;
beforeAll(async () => void (world = await aWorld()));
afterAll(() => world.stop());

const due31March = [task({ schedules: [dueOn('2026-03-31')] })];

it('escalates nobody whose reminders our own outage kept back, and says in one late message why and since when', async () => {
  const down = { from: '2026-03-13 07:00', to: '2026-04-07 09:00' };
  const outages = [
    { ...down, of: 'email' as const },
    { ...down, of: 'sms' as const },
  ];
  const told = await world.story({ tasks: due31March, outages, until: '2026-04-24', replay: 'broken-channels' });
  expect(told.diary({ kinds: ['reminder', 'due', 'overdue', 'escalation', 'leadership'] })).toEqual([
    '2026-04-07 overdue overdue-1 lan',
    '2026-04-08 overdue overdue-2 lan',
    '2026-04-09 escalation coordinator minh',
    '2026-04-15 leadership leadership hoa',
    '2026-04-15 overdue overdue-3 lan',
    '2026-04-22 overdue overdue-4 lan',
  ]);
  const [, first] = told.messages.filter(({ person, channel }) => person === 'lan-officer' && channel === 'email');
  expect(first?.text).toMatch(/^Thông báo này được gửi muộn do hệ thống gửi tin bị gián đoạn từ ngày/);
  expect(first?.sentAt).toBe(instantOf('2026-04-07 09:00'));
});

it('sends by e-mail alone what the gateway of SMS does not take, without holding the ladder back', async () => {
  const outages = [{ from: '2026-03-30 07:00', to: '2026-04-02 09:00', of: 'sms' as const }];
  const told = await world.story({ tasks: due31March, outages, until: '2026-04-06' });
  expect(told.diary({ kinds: ['due', 'overdue', 'escalation'] })).toEqual([
    '2026-03-31 due due lan',
    '2026-04-01 overdue overdue-1 lan',
    '2026-04-03 escalation coordinator minh',
  ]);
  expect(told.diary({ channel: 'sms' })).toEqual(['2026-04-02 overdue overdue-1 lan']);
});
