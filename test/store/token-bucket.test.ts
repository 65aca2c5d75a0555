import { takeToken } from '../../store/token-bucket';
import { freshDatabase, type TestDatabase } from '../support/postgres';

let database: TestDatabase;
beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.drop());

const RATE = { perSecond: 2, burst: 3 };

it('gives so many at once, then so many a second, to all processes together', async () => {
  const { db } = database;
  const at = (now: number) => takeToken(db, 'sms', RATE, now);
  const atOnce = await Promise.all(Array.from({ length: 8 }, () => at(1_000_000)));
  expect(atOnce.filter((wait) => wait === null)).toHaveLength(3);
  expect(atOnce.find((wait) => wait !== null)).toBe(1_000_500);
  expect(await at(1_000_499)).toBe(1_000_500);
  expect(await at(1_000_500)).toBeNull();
  expect(await at(1_000_500)).toBe(1_001_000);
});

it('fills to the brim and no further, and takes no harm from a clock that runs behind', async () => {
  const { db } = database;
  const at = (now: number) => takeToken(db, 'zalo', RATE, now);
  for (let i = 0; i < 3; i += 1) expect(await at(9_000_000)).toBeNull();
  expect(await at(8_000_000)).not.toBeNull();
  const later = await Promise.all(Array.from({ length: 6 }, () => at(99_000_000)));
  expect(later.filter((wait) => wait === null)).toHaveLength(3);
});
