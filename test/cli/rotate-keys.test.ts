import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rotateKeys } from '../../cli/rotate-keys';
import { loadSigningKeys } from '../../dispatch/load-signing-keys';
import { linkToken, newLinkId, readLinkToken, type SigningKeys } from '../../store/link-token';
import { seal, unseal } from '../../store/seal';
import { takeLock } from '../../worker/instance-lock';
import { aWeb, type TestWeb } from '../support/a-web';
import { aReminder, type Mail } from '../web/answer/a-mail';

const NOW = Date.parse('2026-05-28T09:14:00+07:00');
const LINKS = 10_000;
const before = { ...process.env };
const keys: SigningKeys = { current: 'k1', secrets: {} };
let folder: string;
let world: TestWeb;
let mail: Mail;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-keys-'));
  Object.assign(keys, loadSigningKeys(folder));
  world = await aWeb(NOW, { keys });
  Object.assign(process.env, { DONDOC_DATA: folder, DATABASE_URL: world.database.url });
  mail = await aReminder(world);
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterAll(async () => {
  jest.restoreAllMocks();
  process.env = { ...before };
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

// The pages take the keys of a system that was started anew.
const startAnew = () => Object.assign(keys, loadSigningKeys(folder));
const status = async ({ url }: Pick<Mail, 'url'>) => (await world.anybody.get(url)).statusCode;
const manyTokens = (signing: SigningKeys) =>
  Array.from({ length: LINKS }, () => linkToken(signing, { kid: signing.current, id: newLinkId(), purpose: 'answer' }));
const accepted = (tokens: readonly string[]) => tokens.filter((token) => readLinkToken(keys, 'answer', token)).length;

it('keeps 10,000 links that were sent when a new key is made, and ends them all when the old ones are revoked', async () => {
  const old = manyTokens(keys);
  expect(await rotateKeys({})).toBe(0);
  startAnew();
  expect(keys.current).toBe('k2');
  expect(accepted(old)).toBe(LINKS);
  expect(await status(mail)).toBe(200);
  expect(statSync(join(folder, 'signing-keys.json')).mode & 0o777).toBe(0o600);
  const newer = await aReminder(world);
  const young = manyTokens(keys);

  expect(await rotateKeys({ revokeOld: true })).toBe(0);
  startAnew();
  expect(Object.keys(keys.secrets)).toEqual(['k3']);
  expect(accepted([...old, ...young])).toBe(0);
  expect([await status(mail), await status(newer)]).toEqual([404, 404]);
  expect(await status(await aReminder(world))).toBe(200);
});

it('seals what the old keys sealed with the new one before they go', async () => {
  const account = (await world.as('administrator')).account;
  const old = seal(keys, `totp\0${account}`, 'SECRET');
  await world.database.db.query('update account set totp_sealed = $2 where id = $1', [account, old]);
  await rotateKeys({ revokeOld: true });
  startAnew();
  const { rows } = await world.database.db.query('select totp_sealed from account where id = $1', [account]);
  expect(unseal(keys, `totp\0${account}`, old)).toBeNull();
  expect(unseal(keys, `totp\0${account}`, rows[0].totp_sealed)).toBe('SECRET');
});

it('refuses to drop a key while a secret it does not know is sealed with it, and keeps all keys', async () => {
  await world.database.db.query('create table something (id text, code_sealed text)');
  await expect(rotateKeys({ revokeOld: true })).rejects.toThrow('something.code_sealed');
  await world.database.db.query('drop table something');
  expect(Object.keys(loadSigningKeys(folder).secrets)).toHaveLength(2);
  await rotateKeys({ revokeOld: true });
  startAnew();
});

it('refuses while the system runs: it would go on signing with the old key', async () => {
  const lock = takeLock(join(folder, 'dondoc.lock'), () => 'locked');
  await expect(rotateKeys({})).rejects.toThrow('đang chạy');
  lock.release();
});

it('notes in the audit which keys there are, never what they are', async () => {
  const { rows } = await world.database.db.query(`select body from audit where action = 'keys-rotated' order by seq`);
  expect(rows[0].body).toEqual({ by: 'cli', current: 'k2', revoked: [] });
  expect(JSON.stringify(rows)).not.toContain(keys.secrets[keys.current]);
});
