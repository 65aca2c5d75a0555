import { existsSync, mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDondoc } from '../cli/run-dondoc';
import { startDondoc, type DondocProcess } from './dondoc-process';
import { clearData, serversIn } from './embedded-remains';
import { IN_BROWSER, makeFirstAdministrator } from './first-administrator';
import { listeningSockets } from './listening-sockets';

const dataFolder = mkdtempSync(join(tmpdir(), 'dondoc-plain-'));
const onLinux = existsSync('/proc/net/tcp') ? it : it.skip;
let system: DondocProcess;
let address: string;

/** As somebody has it who did nothing but `npm start`, with the pages opened to the network. */
beforeAll(async () => {
  system = startDondoc({ DONDOC_DATA: dataFolder, HOST: '0.0.0.0' });
  address = await system.address();
}, 180_000);
afterAll(async () => {
  await system?.stop();
  await clearData(dataFolder);
});

const dondoc = (...words: string[]) => runDondoc(words, { DONDOC_DATA: dataFolder });

onLinux('is reached beyond this machine by the port of its pages only', () => {
  const { postgres, temporal } = serversIn(dataFolder);
  const sockets = listeningSockets([system.pid, postgres?.pid ?? 0, temporal?.pid ?? 0].filter(Boolean));
  const beyond = sockets.filter((socket) => socket.address !== 'loopback').map(({ port }) => port);
  expect(beyond).toEqual([Number(new URL(address).port)]);
  expect(sockets.length).toBeGreaterThan(2); // PostgreSQL and Temporal were seen, too
});

it('has no account, and lets nobody in by a name and password that anybody could know', async () => {
  expect((await dondoc('account', 'list', '--json')).out.trim()).toBe('[]');
  const secrets = ['admin', 'password', 'dondoc', 'matkhau'];
  for (const name of ['admin@localhost', 'admin@tan-hoa.example', 'root@localhost'])
    for (const password of secrets) {
      const body = new URLSearchParams({ email: name, password });
      const { status } = await fetch(`${address}/login`, { method: 'POST', headers: IN_BROWSER, body, redirect: 'manual' });
      expect([401, 429]).toContain(status);
    }
});

it('keeps its keys in a file that only its owner reads', () => {
  expect(statSync(join(dataFolder, 'signing-keys.json')).mode & 0o077).toBe(0);
});

it('is entered by the printed link, and by the command line when nobody can come in any more', async () => {
  const made = await makeFirstAdministrator(system);
  expect([made.status, made.headers.get('location')]).toEqual([303, '/']);
  const back = await dondoc('account', 'login-link', 'minh@tan-hoa.example');
  const path = new URL(back.out.trim()).pathname;
  const entered = await fetch(address + path, { method: 'POST', headers: IN_BROWSER, redirect: 'manual' });
  expect(entered.headers.get('set-cookie')).toContain('dondoc=');
  expect((await dondoc('account', 'disable', 'minh@tan-hoa.example')).status).toBe(2);
  expect((await dondoc('account', 'invite', 'hoa@tan-hoa.example', '--name', 'Hoa')).out).toContain('/invitation/');
  expect((await dondoc('account', 'invite', 'hoa@tan-hoa.example', '--name', 'Hoa')).status).toBe(2);
  expect((await dondoc('account', 'invite', 'x', '--name', 'Hoa')).status).toBe(2);
  expect((await dondoc('account', 'disable', 'minh@tan-hoa.example')).status).toBe(0);
  expect((await dondoc('account', 'login-link', 'minh@tan-hoa.example')).status).toBe(2);
}, 120_000);

it('says whether its log is whole', async () => {
  const head = (await dondoc('audit', 'head')).out.trim();
  expect(head).toMatch(/^\d+:[0-9a-f]{64}$/);
  expect((await dondoc('audit', 'verify', '--head', head)).status).toBe(0);
  const other = `${head.slice(0, -1)}${head.endsWith('0') ? '1' : '0'}`;
  expect(await dondoc('audit', 'verify', '--head', other)).toMatchObject({ status: 1 });
  expect((await dondoc('audit', 'verify', '--head', 'x')).status).toBe(2);
}, 60_000);

it('does not start with a secret that is too short', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-weak-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'signing-keys.json'), JSON.stringify({ current: 'k1', secrets: { k1: 'short' } }), { mode: 0o600 });
  const weak = startDondoc({ DONDOC_DATA: folder });
  await expect(weak.address()).rejects.toThrow('ít nhất 32 ký tự');
  await weak.stop();
  await clearData(folder);
}, 120_000);
