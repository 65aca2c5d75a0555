import { loadSettings } from '../../config/settings';
import { missingEmail } from '../../config/settings/email-settings';

const DKIM = { DKIM_DOMAIN: 'tan-hoa.example', DKIM_SELECTOR: 'dondoc', DKIM_KEY_FILE: '/etc/dondoc/dkim.pem' };

it('names what is missing of a signature, and the address bounces would come to', () => {
  expect(missingEmail({})).toEqual([]);
  expect(missingEmail(DKIM)).toEqual([]);
  expect(missingEmail({ DKIM_DOMAIN: 'tan-hoa.example' })).toEqual(['DKIM_SELECTOR', 'DKIM_KEY_FILE']);
  expect(missingEmail({ BOUNCE_URL: 'imaps://a:b@mail.example/INBOX' })).toEqual(['BOUNCE_ADDRESS']);
});

it('reads how mail is signed and where it comes back', () => {
  const env = {
    ...DKIM,
    BOUNCE_ADDRESS: 'bounces@tan-hoa.example',
    BOUNCE_URL: 'smtp://127.0.0.1:2526',
    MAIL_REPLY_TO: 'vp@tan-hoa.example',
  };
  expect(loadSettings(env).email).toMatchObject({
    dkim: { domain: 'tan-hoa.example', selector: 'dondoc', keyFile: '/etc/dondoc/dkim.pem' },
    bounceAddress: 'bounces@tan-hoa.example',
    bounceUrl: 'smtp://127.0.0.1:2526',
    replyTo: 'vp@tan-hoa.example',
  });
});

it.each([
  ['BOUNCE_ADDRESS', 'bounces+x@tan-hoa.example'],
  ['BOUNCE_ADDRESS', `${'a'.repeat(25)}@tan-hoa.example`],
  ['BOUNCE_ADDRESS', 'bounces@localhost'],
  ['BOUNCE_URL', 'http://mail.example/INBOX'],
  ['MAIL_REPLY_TO', 'Văn phòng'],
  ['DKIM_DOMAIN', 'tan hoa'],
])('refuses %s=%s and does not repeat it', (name, value) => {
  const env = { ...DKIM, BOUNCE_ADDRESS: 'bounces@tan-hoa.example', [name]: value };
  expect(() => loadSettings(env)).toThrow(name);
  expect(() => loadSettings(env)).not.toThrow(value);
});
