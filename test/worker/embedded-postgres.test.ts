import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../worker/embedded-postgres';

const dataFolder = mkdtempSync(join(tmpdir(), 'dondoc-postgres-'));
let running: EmbeddedPostgres | null = null;

afterAll(async () => {
  await running?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function ask(sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: running!.url });
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

it('keeps rows in a real server: UTF-8, fsync and checksums on, loopback only, a password nobody else can read', async () => {
  running = await startEmbeddedPostgres({ dataFolder });
  expect(await ask(`select current_setting('server_encoding')`)).toEqual(['UTF8']);
  expect(await ask(`select current_setting('fsync'), current_setting('data_checksums')`)).toEqual(['on', 'on']);
  expect(await ask(`select current_setting('listen_addresses')`)).toEqual(['127.0.0.1']);
  expect(statSync(join(dataFolder, 'postgres.password')).mode & 0o777).toBe(0o600);
  await ask('create table kept (word text)');
  await ask(`insert into kept values ('đôn đốc')`);
});

it('refuses a second opener in one sentence that names the folder', async () => {
  await expect(startEmbeddedPostgres({ dataFolder })).rejects.toThrow(`Cơ sở dữ liệu trong ${dataFolder} đang được`);
});

it('takes over the server that outlived the kill -9 of its owner, with every row', async () => {
  await running!.stop();
  const program = `
    require(${JSON.stringify(join(__dirname, '../../dist/worker/embedded-postgres.js'))})
      .startEmbeddedPostgres({ dataFolder: ${JSON.stringify(dataFolder)} }).then(({ pid }) => console.log(pid))`;
  const owner = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [pid] = (await once(owner.stdout, 'data')) as [Buffer];
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  running = await startEmbeddedPostgres({ dataFolder });
  expect(running.pid).toBe(Number(pid.toString()));
  expect(await ask('select word from kept')).toEqual(['đôn đốc']);
});

it('comes back on its own port or not at all: whoever uses it knows no other', async () => {
  const { port } = running!;
  await running!.stop();
  running = null;
  const other = createServer().listen(port, '127.0.0.1');
  await once(other, 'listening');
  await expect(startEmbeddedPostgres({ dataFolder, samePort: port })).rejects.toThrow(`Cổng ${port} của cơ sở dữ liệu`);
  other.close();
  await once(other, 'close');
  running = await startEmbeddedPostgres({ dataFolder, samePort: port });
  expect(running.port).toBe(port);
});
