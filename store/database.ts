import { createHash } from 'node:crypto';
import { Client, Pool, types, type PoolClient } from 'pg';

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
  const db = new Pool({ connectionString: url, max: options.max ?? 20, types: { getTypeParser }, Client: PreparingClient });
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

/** Names of prepared statements by their text; our statements are constants of this folder, so they are few. */
const names = new Map<string, string>();

function nameOf(text: string): string {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url').slice(0, 22);
  names.set(text, name);
  return name;
}

/**
 * A statement over the whole ledger, planned each time it runs. PostgreSQL keeps the plan of a prepared one: what was right for
 * an empty ledger compares every delivery with every other once thousands are posted.
 */
export function plannedAnew(text: string, values: unknown[]): { text: string; values: unknown[] } {
  return { text, values };
}

/** A connection that prepares each statement with values once: PostgreSQL parses and plans it only the first time. */
class PreparingClient extends Client {
  override query(...args: unknown[]): never {
    const [text, values, ...rest] = args;
    const isPrepared = typeof text === 'string' && Array.isArray(values) && values.length > 0;
    const given = isPrepared ? [{ name: nameOf(text), text, values }, ...rest] : args;
    return Reflect.apply(super.query, this, given) as never;
  }
}
