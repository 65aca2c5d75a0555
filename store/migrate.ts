import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import { Umzug, type RunnableMigration } from 'umzug';
import type { Db } from './database';

const FOLDER = join(__dirname, 'migrations');
const LOCK = 6_120_426;

/**
 * Brings the database to the newest shape: the files of `migrations/` in order, each in a transaction of its own, under
 * a lock, so that several processes may start at once. Returns the names of those that ran now.
 */
export async function migrate(db: Db): Promise<string[]> {
  const client = await db.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query('create table if not exists migration (name text primary key, ran_at timestamptz not null default now())');
    const ran = await migrations(client).up();
    return ran.map(({ name }) => name);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    client.release();
  }
}

function migrations(client: PoolClient): Umzug<PoolClient> {
  return new Umzug<PoolClient>({
    migrations: sqlFiles().map(sqlMigration),
    context: client,
    storage: {
      // Each migration notes itself in its own transaction; afterwards would be too late after a crash.
      logMigration: () => Promise.resolve(),
      unlogMigration: () => Promise.reject(new Error('migrations only go forward')),
      executed: async () =>
        (await client.query<{ name: string }>('select name from migration order by name')).rows.map(({ name }) => name),
    },
    logger: undefined,
  });
}

function sqlFiles(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .sort();
}

function sqlMigration(name: string): RunnableMigration<PoolClient> {
  return {
    name,
    up: async ({ context }) => {
      try {
        await context.query('begin');
        await context.query(readFileSync(join(FOLDER, name), 'utf8'));
        await context.query('insert into migration (name) values ($1)', [name]);
        await context.query('commit');
      } catch (error) {
        await context.query('rollback');
        throw error;
      }
    },
  };
}
