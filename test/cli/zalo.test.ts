import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { logIn } from '../../cli/zalo/log-in';
import { readSecret } from '../../cli/zalo/read-secret';
import { showZaloStatus } from '../../cli/zalo/show-status';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { APP, aZaloServer, type ZaloServer } from '../support/zalo-server';

const before = { ...process.env };
let base: TestDatabase;
let zalo: ZaloServer;
let folder: string;
let printed: string[];

beforeAll(async () => {
  base = await freshDatabase();
});
afterAll(() => base.drop());
beforeEach(async () => {
  await base.db.query('delete from provider_token');
  zalo = await aZaloServer();
  folder = await mkdtemp(join(tmpdir(), 'zalo-cli-'));
  Object.assign(process.env, { DATABASE_URL: base.url, DONDOC_DATA: folder, ZALO_OAUTH_URL: zalo.url });
  Object.assign(process.env, { ZALO_APP_ID: APP.appId, ZALO_SECRET_KEY: APP.secretKey });
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});
afterEach(async () => {
  jest.restoreAllMocks();
  process.env = { ...before };
  await zalo.close();
  await rm(folder, { recursive: true });
});

it('exchanges the token at once, says until when the login serves, and shows no token', async () => {
  expect(await showZaloStatus({})).toBe(1);
  expect(await logIn(() => Promise.resolve('refresh-0'))).toBe(0);
  expect(zalo.refreshed).toEqual(['refresh-0']);
  expect(await showZaloStatus({})).toBe(0);
  expect(await showZaloStatus({ json: true })).toBe(0);
  const state: unknown = JSON.parse(printed.at(-1) ?? '');
  expect(state).toMatchObject({ account: true, accessUntil: expect.stringMatching(/\+07:00$/) as string, registered: [] });
  expect(printed.join('\n')).not.toMatch(/(access|refresh)-\d/);
});

it('says that a refresh token serves once', async () => {
  await logIn(() => Promise.resolve('refresh-0'));
  await expect(logIn(() => Promise.resolve('refresh-0'))).rejects.toThrow(/-14020.*chỉ dùng được một lần/);
});

it('names the settings that are missing before it asks for anything', async () => {
  delete process.env['ZALO_APP_ID'];
  delete process.env['ZALO_SECRET_KEY'];
  const ask = jest.fn(() => Promise.resolve('refresh-0'));
  await expect(logIn(ask)).rejects.toThrow(/ZALO_APP_ID và ZALO_SECRET_KEY/);
  expect(ask).not.toHaveBeenCalled();
});

it('refuses what is no token without asking Zalo', async () => {
  await expect(logIn(() => Promise.resolve('hai chữ'))).rejects.toThrow(/Refresh token/);
  expect(zalo.refreshed).toEqual([]);
});

it('reads one line from a pipe, and shows a person none of it', async () => {
  const pipe = new PassThrough();
  pipe.end('\n  refresh-0  \nrest\n');
  expect(await readSecret(pipe, new PassThrough(), 'Dán: ')).toBe('refresh-0');

  const keyboard = Object.assign(new PassThrough(), { isTTY: true });
  const screen = new PassThrough();
  keyboard.write('refresh-0\r');
  expect(await readSecret(keyboard, screen, 'Dán: ')).toBe('refresh-0');
  expect(String(screen.read())).toBe('Dán: \n');
});
