import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { createDatabase, type Db } from '../../store/database';

const TEMPLATE = 'dondoc_template';

export type TestDatabase = { db: Db; url: string; drop: () => Promise<void> };

/** A migrated, empty database of its own for a test file, cloned in a moment. `drop` closes and deletes it. */
export async function freshDatabase(): Promise<TestDatabase> {
  const server = process.env['DONDOC_TEST_POSTGRES'];
  if (!server) throw new Error('No PostgreSQL for tests: run them through jest, whose globalSetup starts it.');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, async (client) => {
    // Two files may clone at once, and a template in use cannot be cloned.
    await client.query('select pg_advisory_lock(1)');
    await client.query(`create database ${name} template ${TEMPLATE}`);
  });
  const url = `${server}/${name}`;
  const db = createDatabase(url);
  return {
    db,
    url,
    drop: async () => {
      await db.end();
      await onServer(server, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

async function onServer(server: string, act: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
}
