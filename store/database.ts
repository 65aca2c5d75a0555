import { Pool, types, type PoolClient } from 'pg';

/** The application's database: a pool of connections. Instants come back as epoch milliseconds, dates as `YYYY-MM-DD`. */
export type Db = Pool;

/** Where a query can run: the pool, or the one connection of a transaction. */
export type Queryable = Pick<PoolClient, 'query'>;

const DATE = 1082;
const TIMESTAMPTZ = 1184;
const BIGINT = 20;

/**
 * Opens a pool on a PostgreSQL URL. Connections are made when first needed; `db.end()` closes them.
 * A connection that breaks is dropped and replaced: whoever was using it gets an error, the process goes on.
 */
export function createDatabase(url: string, options: { max?: number } = {}): Db {
  const db = new Pool({ connectionString: url, max: options.max ?? 10, types: { getTypeParser } });
  db.on('error', () => undefined);
  // A connection that breaks in the middle of a transaction rejects its query; without a listener it would also end the process.
  db.on('connect', (client) => client.on('error', () => undefined));
  return db;
}

// pg would make Date objects of dates at the machine's midnight; a date without a zone must stay what it is.
const getTypeParser: typeof types.getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  const standard = types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text') as (text: string) => unknown;
  if (oid === DATE) return (text: string) => text;
  if (oid === BIGINT) return Number;
  if (oid === TIMESTAMPTZ) return (text: string) => (standard(text) as Date).getTime();
  return standard;
}) as typeof types.getTypeParser;
