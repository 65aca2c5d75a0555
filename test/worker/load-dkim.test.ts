import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDkim } from '../../worker/load-dkim';

const folder = mkdtempSync(join(tmpdir(), 'dondoc-dkim-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const ed = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const locked = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
  .toString();

function load(content: string | null, mode = 0o600) {
  const keyFile = join(folder, 'dkim.pem');
  rmSync(keyFile, { force: true });
  if (content !== null) writeFileSync(keyFile, content);
  if (content !== null) chmodSync(keyFile, mode);
  return loadDkim({ domain: 'tan-hoa.example', selector: 'dondoc', keyFile });
}

it('reads the key that signs', () => {
  expect(load(rsa)).toEqual({ domain: 'tan-hoa.example', selector: 'dondoc', privateKey: rsa });
  expect(loadDkim(null)).toBeNull();
});

it.each([
  ['is not there', null, 0o600, 'DKIM_KEY_FILE'],
  ['others can read', rsa, 0o644, 'chmod 600'],
  ['holds no key', 'x'.repeat(99), 0o600, 'openssl genrsa'],
  ['holds a key of another kind', ed, 0o600, 'RSA'],
  ['needs a passphrase', locked, 0o600, 'không mật khẩu'],
])('refuses a file that %s, and says what to do', (_name, content, mode, words) => {
  expect(() => load(content, mode)).toThrow(words);
  if (content) expect(() => load(content, mode)).not.toThrow(content.slice(40, 60));
});
