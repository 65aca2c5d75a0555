import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '../../config/settings';
import { diagnoseMail } from '../../worker/diagnose-mail';

const folder = mkdtempSync(join(tmpdir(), 'dondoc-dns-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const keyFile = join(folder, 'dkim.pem');
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
const KEY = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');

const GOOD: Record<string, string[] | 'silent'> = {
  'tan-hoa.example': ['google-site-verification=x', 'v=spf1 mx -all'],
  // A long record comes in parts of at most 255 characters.
  'dondoc._domainkey.tan-hoa.example': [`v=DKIM1; k=rsa; p=${KEY}`],
  '_dmarc.tan-hoa.example': ['v=DMARC1; p=reject'],
};

async function findings(records: Record<string, string[] | 'silent'>, env: Record<string, string> = {}) {
  const settings = loadSettings({
    ...{ SMTP_URL: 'smtp://mail.tan-hoa.example', MAIL_FROM: 'UBND <dondoc@tan-hoa.example>' },
    ...{ DKIM_DOMAIN: 'tan-hoa.example', DKIM_SELECTOR: 'dondoc', DKIM_KEY_FILE: keyFile },
    ...env,
  });
  const resolveTxt = async (name: string): Promise<string[][]> => {
    const found = records[name];
    if (found === 'silent') throw Object.assign(new Error('timeout'), { code: 'ETIMEOUT' });
    if (!found) throw Object.assign(new Error('none'), { code: 'ENODATA' });
    return found.map((record) => record.match(/.{1,255}/g) ?? []);
  };
  const found = await diagnoseMail(settings, { resolveTxt });
  return (start: string) => found.find(({ name }) => name.startsWith(start));
}

it('finds everything right when SPF, DKIM and DMARC are', async () => {
  const of = await findings(GOOD);
  expect(of('SPF')).toMatchObject({ state: 'ok', found: 'v=spf1 mx -all' });
  expect(of('DKIM')).toMatchObject({ state: 'ok' });
  expect(of('DMARC')).toMatchObject({ state: 'ok', found: 'p=reject, khớp theo SPF và DKIM' });
});

const SPF = 'tan-hoa.example';
const DKIM = 'dondoc._domainkey.tan-hoa.example';
const DMARC = '_dmarc.tan-hoa.example';

it.each<[string, string, string[] | 'silent', string, string]>([
  ['no SPF', SPF, ['something else'], 'fail', 'v=spf1'],
  ['two SPF records', SPF, ['v=spf1 mx -all', 'v=spf1 a -all'], 'fail', 'Gộp'],
  ['an SPF record that lets everybody send', SPF, ['v=spf1 +all'], 'fail', '-all'],
  ['an SPF record without an end', SPF, ['v=spf1 mx'], 'warn', '-all'],
  ['SPF kept elsewhere', SPF, ['v=spf1 redirect=_spf.vnpt.example'], 'ok', ''],
  ['DNS silent about SPF', SPF, 'silent', 'warn', 'Chạy lại'],
  ['no DKIM key', DKIM, [], 'fail', `p=${KEY}`],
  ['a DKIM key that is not ours', DKIM, ['v=DKIM1; k=rsa; p=AAAA'], 'fail', `p=${KEY}`],
  ['a DKIM key that was withdrawn', DKIM, ['v=DKIM1; p='], 'fail', `p=${KEY}`],
  ['two DKIM keys', DKIM, [`p=${KEY}`, 'v=DKIM1; p=AAAA'], 'fail', 'một bản ghi'],
  ['a DKIM key with spaces and without a version', DKIM, [`k=rsa; p=${KEY.slice(0, 40)} ${KEY.slice(40)}`], 'ok', ''],
  ['DNS silent about DKIM', DKIM, 'silent', 'warn', 'Chạy lại'],
  ['no DMARC', DMARC, [], 'warn', 'v=DMARC1'],
  ['two DMARC records', DMARC, ['v=DMARC1; p=none', 'v=DMARC1; p=reject'], 'fail', 'một bản ghi'],
  ['DMARC that only watches', DMARC, ['v=DMARC1; p=none'], 'warn', 'p=quarantine'],
])('says what to write for %s', async (_name, name, records, state, mend) => {
  const of = await findings({ ...GOOD, [name]: records });
  const found = of(name === SPF ? 'SPF' : name === DKIM ? 'DKIM' : 'DMARC');
  expect(found).toMatchObject({ state });
  expect(found?.mend ?? '').toContain(mend);
});

it('checks the domain of the return path too, and what it must share with the sender', async () => {
  const elsewhere = { BOUNCE_ADDRESS: 'bounces@tin-bao.example', DKIM_DOMAIN: 'tin-bao.example' };
  const of = await findings({ ...GOOD, 'dondoc._domainkey.tin-bao.example': [`p=${KEY}`] }, elsewhere);
  expect(of('SPF tin-bao.example')).toMatchObject({ state: 'fail' });
  expect(of('SPF tan-hoa.example')).toMatchObject({ state: 'ok' });
  expect(of('DMARC')).toMatchObject({ state: 'fail', mend: expect.stringContaining('tan-hoa.example') });
});

it('takes a subdomain for ours, unless the policy is strict', async () => {
  const sub = { BOUNCE_ADDRESS: 'bounces@thu.tan-hoa.example' };
  const records = { ...GOOD, 'thu.tan-hoa.example': ['v=spf1 a -all'] };
  expect((await findings(records, sub))('DMARC')).toMatchObject({ found: expect.stringContaining('SPF và DKIM') });
  const strict = { ...records, [DMARC]: ['v=DMARC1; p=reject; aspf=s'] };
  expect((await findings(strict, sub))('DMARC')).toMatchObject({ state: 'ok', found: 'p=reject, khớp theo DKIM' });
});

it('uses the policy of the domain above', async () => {
  const of = await findings({ ...GOOD, 'xa.tan-hoa.example': ['v=spf1 a -all'] }, { MAIL_FROM: 'dondoc@xa.tan-hoa.example' });
  expect(of('DMARC xa.tan-hoa.example')).toMatchObject({ state: 'ok' });
});

it('asks nothing while mail goes into files', async () => {
  expect(await diagnoseMail(loadSettings({}), { resolveTxt: () => Promise.reject(new Error('asked')) })).toEqual([]);
});

it('shows neither password nor private key', async () => {
  const settings = loadSettings({
    ...{ SMTP_URL: 'smtp://a:bi-mat-1@mail.example', MAIL_FROM: 'a@tan-hoa.example' },
    ...{ BOUNCE_ADDRESS: 'bounces@tan-hoa.example', BOUNCE_URL: 'imaps://b:bi-mat-2@mail.example/INBOX' },
  });
  expect(JSON.stringify(await diagnoseMail(settings, { resolveTxt: () => Promise.resolve([]) }))).not.toMatch(/bi-mat/);
});
