import { generateKeyPairSync } from 'node:crypto';
import { createSmtp } from '../../channels/email/smtp';
import { isSignedBy } from '../support/verify-dkim';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink';
import { mail, sender } from './a-mail';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const dkim = {
  domain: 'tan-hoa.example',
  selector: 'dondoc',
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};

let sink: SmtpSink;
beforeEach(async () => (sink = await startSmtpSink()));
afterEach(() => sink.close());

async function sentWith(options: { dkim: typeof dkim | null }): Promise<string> {
  const smtp = createSmtp({ url: sink.url, sender, lanes: 1, ...options });
  expect((await smtp.send(mail)).kind).toBe('accepted');
  await smtp.close();
  return sink.received[0]?.raw ?? '';
}

it('signs a mail so that a receiver finds it right, sender and subject included', async () => {
  const found = isSignedBy(await sentWith({ dkim }), publicKey);
  expect(found).toMatchObject({ domain: 'tan-hoa.example', selector: 'dondoc' });
  expect(found?.signed).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'date', 'message-id', 'reply-to']));
});

it('is seen through when the text was changed on the way, or another key was used', async () => {
  const raw = await sentWith({ dkim });
  expect(isSignedBy(raw.replace('Subject:', 'Subject: x'), publicKey)).toBeNull();
  expect(isSignedBy(`${raw}x\r\n`, publicKey)).toBeNull();
  expect(isSignedBy(raw, generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey)).toBeNull();
});

it('signs nothing without a key', async () => {
  expect(await sentWith({ dkim: null })).not.toMatch(/dkim-signature/i);
});
