import { Client } from 'pg';
import { createDatabase } from '../../store/database';
import { migrate } from '../../store/migrate';

const server = process.env['DONDOC_TEST_POSTGRES'] ?? '';
const NAME = 'migrate_twice';

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

it('migrates an empty database once, even when three processes start together, and again changes nothing', async () => {
  await onServer(`create database ${NAME}`);
  const db = createDatabase(`${server}/${NAME}`);
  const ran = await Promise.all([migrate(db), migrate(db), migrate(db)]);
  expect(ran.flat()).toContain('0001-ledger.sql');
  expect(new Set(ran.flat()).size).toBe(ran.flat().length);
  expect(await migrate(db)).toEqual([]);
  await db.end();
  await onServer(`drop database ${NAME}`);
});
