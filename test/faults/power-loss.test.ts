import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fact } from '../../domain/fact';
import { createDatabase } from '../../store/database';
import { migrate } from '../../store/migrate';
import { startPlan } from '../../store/set-plan-state';
import { startEmbeddedPostgres } from '../../worker/embedded-postgres';
import { savePlanDueNow } from './a-plan-due-now';
import { completionsOf } from './completions';
import { keepFigures } from './figures';
import { sized } from './run-size';
import { until } from './until';

const ANSWERS = sized(3, 50);
const root = join(__dirname, '../..');

const canTrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;
const traced = canTrace ? it : it.skip;
const reason = canTrace ? '' : ' (skipped: strace is missing or not allowed; apt-get install strace)';

type Call = { at: number; text: string };

// A power cut keeps what was synced and nothing else. So the order of the calls to the system is what has to be right.
traced(
  `T19: says "Đã ghi nhận" only after the write-ahead log has been synced${reason}`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dondoc-power-'));
    const server = await startEmbeddedPostgres({ dataFolder: join(folder, 'data') });
    const db = createDatabase(server.url);
    let tracer: ChildProcess | null = null;
    try {
      await migrate(db);
      const planId = await savePlanDueNow(db, 'mat-dien', ANSWERS);
      await startPlan(db, planId, Date.now());
      const facts = await completionsOf(db, planId);
      tracer = await traceServer(server.pid, join(folder, 'postgres'));
      const said: Call[] = [];
      for (const fact of facts) said.push(await sayTraced(fact, server.url, folder));
      tracer.kill('SIGINT');
      await once(tracer, 'exit');
      tracer = null;
      const commits = commitsIn(folder);
      expect(commits).toHaveLength(ANSWERS);
      for (const [index, { syncedAt, answeredAt }] of commits.entries()) {
        expect(syncedAt).toBeLessThan(answeredAt);
        expect(answeredAt).toBeLessThan(said[index]?.at ?? 0);
      }
      keepFigures({
        fault: 'T19',
        tried: `${ANSWERS} × dondoc fact, calls of PostgreSQL and the program traced`,
        ...{ sent: 0, lost: 0, repeated: 0, late: 0, broken: [] },
        note: 'fdatasync of the log, then COMMIT, then "Đã ghi nhận", each time',
      });
    } finally {
      tracer?.kill('SIGKILL');
      await db.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  sized(120_000, 900_000),
);

/** Follows the server and all that it starts; one file a process. */
async function traceServer(pid: number, file: string): Promise<ChildProcess> {
  const calls = 'trace=fdatasync,fsync,recvfrom,sendto';
  const tracer = spawn('strace', ['-ff', '-ttt', '-y', '-s', '4000', '-e', calls, '-o', file, '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  tracer.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  await until(
    'strace',
    () => said.includes('attached'),
    () => said,
  );
  return tracer;
}

/** `dondoc fact completed …` as the office says it; when it wrote its answer. */
async function sayTraced(fact: Fact, databaseUrl: string, folder: string): Promise<Call> {
  const file = join(folder, `cli-${fact.task}`);
  const words = ['fact', 'completed', fact.plan, '--task', fact.task ?? '', '--key', fact.key ?? '', '--unit', fact.unit ?? ''];
  const trace = ['-f', '-ttt', '-s', '200', '-e', 'trace=write', '-o', file];
  const child = spawn('strace', [...trace, process.execPath, join(root, 'bin', 'dondoc.js'), ...words], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATABASE_URL: databaseUrl, DONDOC_DATA: join(folder, 'data') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const [status] = (await once(child, 'exit')) as [number | null];
  expect(`${status} ${errors}`).toBe('0 ');
  const answer = readFileSync(file, 'utf8')
    .split('\n')
    .map(callOf)
    .find(({ text }) => /write\(1,.*ghi nh/.test(text));
  if (!answer) throw new Error('the program wrote no answer');
  return answer;
}

/** Of each transaction that stored a fact: when its log was synced last, and when the client was told of the commit. */
function commitsIn(folder: string): { syncedAt: number; answeredAt: number }[] {
  const files = readdirSync(folder).filter((name) => name.startsWith('postgres.'));
  return files
    .flatMap((name) => commitsOf(readFileSync(join(folder, name), 'utf8').split('\n').map(callOf)))
    .sort((a, b) => a.answeredAt - b.answeredAt);
}

function commitsOf(calls: readonly Call[]): { syncedAt: number; answeredAt: number }[] {
  return calls.flatMap((call, index) => {
    if (!/recvfrom\(.*insert into fact/i.test(call.text)) return [];
    const after = calls.slice(index);
    const answer = after.findIndex(({ text }) => /sendto\(.*COMMIT/.test(text));
    const synced = after.slice(0, answer).findLast(({ text }) => /(fsync|fdatasync)\(.*pg_wal.*= 0$/.test(text));
    return [{ syncedAt: synced?.at ?? Infinity, answeredAt: after[answer]?.at ?? -Infinity }];
  });
}

/** `[pid] time call(…)`. */
function callOf(line: string): Call {
  const [, at = '0', text = ''] = /^(?:\d+\s+)?(\d+\.\d+) (.*)$/.exec(line) ?? [];
  return { at: Number(at), text };
}
