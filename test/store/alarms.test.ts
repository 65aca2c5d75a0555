import { clearAlarm, findAlarms, raiseAlarm } from '../../store/alarms';
import { freshDatabase, type TestDatabase } from '../support/postgres';

let database: TestDatabase;
beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.drop());

const alarm = { cause: 'circuit|email', words: 'Tạm dừng gửi thư điện tử.', mend: 'Kiểm tra tài khoản.' };

it('is new once, however many see it at the same time, until it has been cleared', async () => {
  const { db } = database;
  const raised = await Promise.all(Array.from({ length: 10 }, () => raiseAlarm(db, alarm, 1_000)));
  expect(raised.filter(Boolean)).toHaveLength(1);
  expect(await raiseAlarm(db, alarm, 2_000)).toBe(false);
  expect(await findAlarms(db)).toEqual([{ ...alarm, raisedAt: 1_000, seenAt: 2_000, clearedAt: null }]);
  expect(await Promise.all([clearAlarm(db, alarm.cause, 3_000), clearAlarm(db, alarm.cause, 3_000)])).toContain(false);
  expect(await findAlarms(db)).toEqual([]);
  const again = await Promise.all(Array.from({ length: 10 }, () => raiseAlarm(db, alarm, 4_000)));
  expect(again.filter(Boolean)).toHaveLength(1);
  expect(await findAlarms(db)).toMatchObject([{ raisedAt: 4_000 }]);
});
