import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { clearError } from './clear-error';
import { createCluster, POSTGRES_ROLE, readPassword } from './create-cluster';
import { freePort, isFree } from './free-port';
import { takeLock } from './instance-lock';
import { postgresHome, type PostgresHome } from './postgres-home';
import { readPostmaster } from './read-postmaster';
import { gone, killAtExit, serverProcess, startServer, stopServer, type ServerProcess } from './server-process';

export type EmbeddedPostgres = {
  /** Of the database `dondoc`; holds the password: never print it. */
  url: string;
  port: number;
  pid: number;
  /** Rejects when the server ends, whoever ended it. */
  exited: Promise<never>;
  stop(): Promise<void>;
};
type Running = { process: ServerProcess; port: number; exited: Promise<never> };
type Options = {
  dataFolder: string;
  log?: (line: string) => void;
  /** This port and no other: of a server that comes back to programs which know only its old address. */
  samePort?: number;
};

const DATABASE = 'dondoc';

/**
 * Starts the real PostgreSQL server that npm brought, on 127.0.0.1, with its cluster in `<dataFolder>/postgres`.
 * A server that outlived its owner's `kill -9` is taken over. Throws a ClearError while another process owns the folder.
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const { dataFolder, log = () => undefined, samePort } = options;
  const data = resolve(dataFolder);
  const lock = takeLock(join(data, 'postgres.lock'), (pid) => `Cơ sở dữ liệu trong ${data} đang được tiến trình ${pid} sử dụng.`);
  try {
    const home = postgresHome(data, log);
    const password = readPassword(join(data, 'postgres.password'));
    createCluster(home, password);
    const server =
      (await takeOver(home, password)) ??
      (samePort ? await startOnSamePort(home, data, password, samePort) : await startOnFreePort(home, data, password));
    const stop = async () => {
      await stopServer(server.process, 'SIGINT', 8_000); // fast shutdown: sessions are ended, nothing committed is lost
      lock.release();
    };
    await ensureDatabase(urlOf(server.port, password, 'postgres'));
    return {
      url: urlOf(server.port, password, DATABASE),
      port: server.port,
      pid: server.process.pid,
      exited: server.exited,
      stop,
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The orphan of a killed owner, when it still answers; one that does not is ended, a stale file is put away. */
async function takeOver({ cluster }: PostgresHome, password: string): Promise<Running | null> {
  const left = readPostmaster(join(cluster, 'postmaster.pid'));
  const process = left && isPostgres(left.pid) ? serverProcess(left.pid) : null;
  if (!left || !process) {
    // A number that belongs to another program by now would make the server believe it is still running.
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
    return null;
  }
  if (
    await answers(urlOf(left.port, password, 'postgres'), 10_000).then(
      () => true,
      () => false,
    )
  ) {
    killAtExit(process);
    return { process, port: left.port, exited: gone(process) };
  }
  await stopServer(process, 'SIGINT');
  return null;
}

/** Where the search for a free port begins: elsewhere for each folder, so that two installations keep out of each other's way. */
function firstPort(data: string): number {
  return 15_432 + (createHash('sha256').update(data).digest().readUInt16BE() % 1_000);
}

// Two servers that start at once may find the same port free; the later one looks again.
async function startOnFreePort(home: PostgresHome, data: string, password: string, tries = 5): Promise<Running> {
  const port = await freePort(firstPort(data));
  try {
    return await start(home, data, password, port);
  } catch (error) {
    if (tries <= 1 || (await isFree(port))) throw error;
    return startOnFreePort(home, data, password, tries - 1);
  }
}

async function startOnSamePort(home: PostgresHome, data: string, password: string, port: number): Promise<Running> {
  if (!(await isFree(port))) throw clearError(`Cổng ${port} của cơ sở dữ liệu đang được chương trình khác sử dụng.`);
  return start(home, data, password, port);
}

async function start({ bin, cluster, user }: PostgresHome, data: string, password: string, port: number): Promise<Running> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '60',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const env = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
  const { process: server, exited } = await startServer(
    join(bin, 'postgres'),
    ['-D', cluster, ...flags],
    join(data, 'postgres.log'),
    {
      ...user,
      cwd: cluster,
      env,
    },
  );
  try {
    await Promise.race([exited, answers(urlOf(port, password, 'postgres'), 60_000)]);
  } catch (error) {
    await stopServer(server, 'SIGINT');
    throw clearError(
      `PostgreSQL trong ${cluster} không khởi động được: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return { process: server, port, exited };
}

/** Waits until the server lets us in; a wrong password is no reason to wait. */
async function answers(url: string, limitMs: number): Promise<void> {
  for (const end = Date.now() + limitMs; ; await new Promise((again) => setTimeout(again, 50))) {
    try {
      return await withClient(url, async (client) => void (await client.query('select 1')));
    } catch (error) {
      if (Date.now() > end || (error as { code?: string }).code === '28P01') throw error;
    }
  }
}

async function ensureDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE}`);
  });
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function urlOf(port: number, password: string, database: string): string {
  return `postgresql://${POSTGRES_ROLE}:${password}@127.0.0.1:${port}/${database}`;
}

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return process.platform !== 'linux' && serverProcess(pid) !== null;
  }
}
