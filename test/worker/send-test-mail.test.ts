import type { EmailTransport } from '../../channels/email/email-transport';
import type { Outcome } from '../../channels/outcome';
import { createSmtp } from '../../channels/email/smtp';
import { loadSettings } from '../../config/settings';
import { instantAt } from '../../domain/zone';
import { sendTestMail } from '../../worker/send-test-mail';
import { sender } from '../channels/a-mail';
import { startImapServer } from '../support/imap-server';
import { aMailbox } from '../support/mailbox';
import { startSmtpSink } from '../support/smtp-sink';

const now = instantAt('2027-05-28', '08:03');
const to = 'bounces@tan-hoa.example';
const answering = (outcome: Outcome, name = 'smtp'): EmailTransport => ({
  name,
  lanes: 1,
  send: () => Promise.resolve(outcome),
  close: () => Promise.resolve(),
});
const { email: plain } = loadSettings({});
const states = async (email: EmailTransport, address = to) =>
  (await sendTestMail({ to: address, email, settings: plain, domain: 'tan-hoa.example', now })).map(({ state }) => state);

it('says what became of the mail', async () => {
  expect(await states(answering({ kind: 'accepted', reference: null }))).toEqual(['ok']);
  expect(await states(answering({ kind: 'accepted', reference: 'x.eml' }, 'file'))).toEqual(['warn']);
  expect(await states(answering({ kind: 'deferred', error: '451' }))).toEqual(['warn']);
  expect(await states(answering({ kind: 'unknown', error: 'reset' }))).toEqual(['warn']);
  expect(await states(answering({ kind: 'refused', error: '550', addressDead: true }))).toEqual(['fail']);
  expect(await states(answering({ kind: 'our-fault', error: '535' }))).toEqual(['fail']);
  expect(await states(answering({ kind: 'accepted', reference: null }), 'not an address')).toEqual(['fail']);
});

it('looks whether a mail to the mailbox of returned mail arrives, and says when it does not', async () => {
  const sink = await startSmtpSink();
  const mailbox = aMailbox();
  const imap = await startImapServer(mailbox);
  const { email: settings } = loadSettings({ BOUNCE_ADDRESS: to, BOUNCE_URL: imap.url });
  const smtp = createSmtp({ url: sink.url, sender, lanes: 1 });
  const email: EmailTransport = {
    ...smtp,
    send: async (mail) => {
      const outcome = await smtp.send(mail);
      mailbox.put(Buffer.from(sink.received.at(-1)?.raw ?? ''));
      return outcome;
    },
  };
  const options = { to, settings, domain: 'tan-hoa.example', now };
  expect(await sendTestMail({ ...options, email })).toMatchObject([{ state: 'ok' }, { state: 'ok', found: 'đã tới' }]);
  expect(sink.received[0]?.from).toBe(to);
  expect(mailbox.mails[0]?.seen).toBe(false);
  expect(await sendTestMail({ ...options, email: smtp, waitMs: 0 })).toMatchObject([{ state: 'ok' }, { state: 'fail' }]);
  await smtp.close();
  await imap.close();
  await sink.close();
});
