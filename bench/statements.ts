import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, type Db } from '../store/database';
import type { EmbeddedPostgres } from '../worker/embedded-postgres';

/** Starts the database so that it counts its statements: what it must load for that asks for a second start. */
export async function countingStatements(start: () => Promise<EmbeddedPostgres>): Promise<EmbeddedPostgres> {
  const first = await start();
  const db = createDatabase(first.url, { max: 1 });
  await db.query(`alter system set shared_preload_libraries = 'pg_stat_statements'`);
  await db.end();
  await first.stop();
  const second = await start();
  const counted = createDatabase(second.url, { max: 1 });
  await counted.query('create extension if not exists pg_stat_statements');
  await counted.end();
  return second;
}

/** Writes which statements were run how often and how long they took, the costliest first. */
export async function writeStatements(db: Db, folder: string): Promise<void> {
  const { rows } = await db.query<{ calls: number; ms: number; rows: number; query: string }>(
    `select calls, round(total_exec_time::numeric, 1)::float8 as ms, rows, regexp_replace(query, '\\s+', ' ', 'g') as query
     from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())
     order by total_exec_time desc limit 60`,
  );
  mkdirSync(folder, { recursive: true });
  const lines = rows.map(({ calls, ms, rows: count, query }) => [calls, ms, count, query].join('\t'));
  writeFileSync(join(folder, 'statements.tsv'), `${['calls', 'ms', 'rows', 'statement'].join('\t')}\n${lines.join('\n')}\n`);
}
