import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, type Db } from '../../store/database';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../worker/embedded-postgres';
import { startDondoc } from './dondoc-process';
import { keepFigures } from './figures';
import { drawFor, sized } from './run-size';
import { insisting } from './storm';

const KILLS = sized(3, 50);

const dataFolder = mkdtempSync(join(tmpdir(), 'dondoc-twice-'));
const pidFile = join(dataFolder, 'postgres', 'postmaster.pid');
let server: EmbeddedPostgres;
let db: Db;

beforeAll(async () => {
  server = await startEmbeddedPostgres({ dataFolder });
  db = createDatabase(server.url);
  await db.query('create table kept (number integer primary key)');
}, 120_000);

afterAll(async () => {
  await db?.end();
  await server?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

const numbers = async (): Promise<number[]> =>
  (await insisting(() => db.query<{ number: number }>('select number from kept order by number'))).rows.map(
    ({ number }) => number,
  );

it('T18: refuses a second program by name, and leaves the first one and its rows alone', async () => {
  const second = startDondoc({ DONDOC_DATA: dataFolder });
  await expect(second.address()).rejects.toThrow(`Cơ sở dữ liệu trong ${dataFolder} đang được tiến trình ${process.pid} sử dụng`);
  expect(await second.stop()).toBe(1);
  await db.query('insert into kept values (0)');
  expect(await numbers()).toEqual([0]);
}, 60_000);

it(
  `T18: keeps every row it acknowledged when the postmaster is killed ${KILLS} times`,
  async () => {
    const draw = drawFor('T18');
    const acknowledged = [0];
    for (let kill = 0; kill < KILLS; kill += 1) {
      for (let rows = draw(1, 40); rows > 0; rows -= 1) {
        const number = acknowledged.length;
        await insisting(() => db.query('insert into kept values ($1) on conflict do nothing', [number]));
        acknowledged.push(number);
      }
      process.kill(server.pid, 'SIGKILL');
      await server.exited.catch(() => undefined);
      await server.stop();
      server = await startEmbeddedPostgres({ dataFolder, samePort: server.port });
      expect(await numbers()).toEqual(acknowledged);
    }
    keepFigures({
      fault: 'T18',
      tried: `${KILLS} × kill -9 of the postmaster, its number reused, a second program`,
      ...{ sent: 0, lost: 0, repeated: 0, late: 0, broken: [] },
      note: `${acknowledged.length} acknowledged rows, all there`,
    });
  },
  sized(120_000, 900_000),
);

it('T18: starts where a power cut left the number of a process that is another one by now, and spares that one', async () => {
  const before = await numbers();
  const left = readFileSync(pidFile, 'utf8');
  process.kill(server.pid, 'SIGKILL');
  await server.exited.catch(() => undefined);
  await server.stop();
  const other = spawn('sleep', ['600'], { stdio: 'ignore' });
  try {
    writeFileSync(pidFile, left.replace(/^\d+/, String(other.pid)));
    server = await startEmbeddedPostgres({ dataFolder, samePort: server.port });
    expect(server.pid).not.toBe(other.pid);
    expect(other.exitCode ?? other.signalCode).toBeNull();
    expect(await numbers()).toEqual(before);
  } finally {
    other.kill();
    await once(other, 'exit');
  }
}, 60_000);
