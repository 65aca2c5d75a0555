import { expireDeliveries } from '../../store/close-deliveries';
import { createDatabase } from '../../store/database';
import { findUntaken } from '../../store/find-late-deliveries';
import { findOldestWaiting } from '../../store/find-oldest-unsent';
import { findWaitingGroups, findWaitingPlans } from '../../store/find-waiting';
import { freshDatabase } from '../support/postgres';

it('keeps no plan of what looks through the whole ledger: it was empty when the plan was made', async () => {
  const database = await freshDatabase();
  const db = createDatabase(database.url, { max: 1 });
  await expireDeliveries(db, 0);
  await findWaitingPlans(db);
  await findWaitingGroups(db, ['a']);
  await findOldestWaiting(db, 0);
  await findUntaken(db, { postedBy: 0, now: 0, without: [] });
  const { rows } = await db.query('select statement from pg_prepared_statements');
  await db.end();
  await database.drop();
  expect(rows).toEqual([]);
});
