import type { EmailTransport } from '../../channels/email/email-transport';
import { createSmtp } from '../../channels/email/smtp';
import { startSmtpSink, type Fault, type SmtpSink } from '../support/smtp-sink';
import { mail, sender } from './a-mail';

let sink: SmtpSink;
let smtp: EmailTransport;

beforeEach(async () => {
  sink = await startSmtpSink();
  smtp = createSmtp({ url: sink.url, sender, lanes: 1, socketTimeout: 300 });
});
afterEach(async () => {
  await smtp.close();
  await sink.close();
});

it('sends a mail that says it comes from a machine, where answers go and which thread it belongs to', async () => {
  expect((await smtp.send(mail)).kind).toBe('accepted');
  const [arrived] = sink.received;
  expect(arrived).toMatchObject({ from: 'dondoc@tan-hoa.example', to: ['lan@tan-hoa.example'] });
  expect(arrived?.mail.subject).toBe(mail.subject);
  expect(arrived?.mail.messageId).toBe('<abcd@tan-hoa.example>');
  expect(arrived?.mail.references).toBe('<first@tan-hoa.example>');
  expect(arrived?.mail.replyTo?.text).toContain('vanhoa@tan-hoa.example');
  expect(arrived?.mail.headers.get('auto-submitted')).toBe('auto-generated');
  expect(arrived?.mail.headers.get('x-auto-response-suppress')).toBe('All');
  expect(arrived?.mail.date).toEqual(new Date(mail.date));
});

it('lets what cannot be delivered come back to the return path of this one mail, which people never see', async () => {
  const returnPath = 'bounces+a.0123456789abcdef01234567@tan-hoa.example';
  expect((await smtp.send({ ...mail, returnPath })).kind).toBe('accepted');
  expect(sink.received[0]).toMatchObject({ from: returnPath, to: ['lan@tan-hoa.example'] });
  expect(sink.received[0]?.mail.from?.text).toContain('dondoc@tan-hoa.example');
  expect(sink.received[0]?.raw).not.toContain('bounces+');
});

// Whatever the server does wrong, and what it must be taken for.
const faults: [string, Fault, string][] = [
  ['greets with 421', { at: 'connect', how: 'reply', code: 421 }, 'deferred'],
  ['greets with 554', { at: 'connect', how: 'reply', code: 554 }, 'our-fault'],
  ['breaks off at MAIL FROM', { at: 'mail', how: 'reset' }, 'deferred'],
  ['stalls at MAIL FROM', { at: 'mail', how: 'stall' }, 'deferred'],
  ['wants a login (530)', { at: 'mail', how: 'reply', code: 530 }, 'our-fault'],
  ['answers 450 to RCPT (greylisting)', { at: 'rcpt', how: 'reply', code: 450 }, 'deferred'],
  ['answers 452 to RCPT', { at: 'rcpt', how: 'reply', code: 452 }, 'deferred'],
  ['answers 550 5.1.1 to RCPT', { at: 'rcpt', how: 'reply', code: 550, text: '5.1.1 no such user' }, 'refused'],
  ['breaks off at RCPT', { at: 'rcpt', how: 'reset' }, 'deferred'],
  ['stalls at RCPT', { at: 'rcpt', how: 'stall' }, 'deferred'],
  ['breaks off in the text', { at: 'data', how: 'reset' }, 'unknown'],
  ['breaks off after the dot, message lost', { at: 'dot', how: 'reset' }, 'unknown'],
  ['breaks off after the dot, message kept', { at: 'dot', how: 'reset', keeps: true }, 'unknown'],
  ['stalls after the dot', { at: 'dot', how: 'stall' }, 'unknown'],
  ['answers 451 after the dot', { at: 'dot', how: 'reply', code: 451 }, 'deferred'],
  ['answers 554 after the dot', { at: 'dot', how: 'reply', code: 554 }, 'refused'],
  ['answers 552 after the dot', { at: 'dot', how: 'reply', code: 552 }, 'refused'],
  ['says 250 and breaks off', { at: 'dot', how: 'accept-then-reset' }, 'accepted'],
];

it.each(faults)('takes a server that %s for what it is, and sends the next mail all the same', async (_name, fault, kind) => {
  sink.playNext(fault);
  if (fault.at === 'connect') {
    sink.playAlways(fault);
    expect((await smtp.send(mail)).kind).toBe(kind);
    sink.playAlways(null);
    sink.playNext(null);
    return;
  }
  expect((await smtp.send(mail)).kind).toBe(kind);
  // The broken connection may be noticed only by the next mail; then that one waits, and the one after goes.
  const next = (await smtp.send(mail)).kind;
  expect(next === 'deferred' ? (await smtp.send(mail)).kind : next).toBe('accepted');
});

it('tells an address that takes nothing from a text that was refused', async () => {
  sink.playNext(
    { at: 'rcpt', how: 'reply', code: 550, text: '5.1.1 no such user' },
    { at: 'dot', how: 'reply', code: 554, text: '5.7.1 spam' },
  );
  expect(await smtp.send(mail)).toMatchObject({ kind: 'refused', addressDead: true });
  expect(await smtp.send(mail)).toMatchObject({ kind: 'refused', addressDead: false });
});

it('waits when no server is there', async () => {
  const nowhere = createSmtp({ url: 'smtp://127.0.0.1:1', sender, lanes: 1 });
  expect((await nowhere.send(mail)).kind).toBe('deferred');
  await nowhere.close();
});

it.each([
  ['a second recipient', { to: { name: 'Lan', address: 'lan@tan-hoa.example, x@evil.example' } }],
  ['a quoted address', { to: { name: 'Lan', address: '"a@good.vn x"@evil.example' } }],
  ['a line break in the address', { to: { name: 'Lan', address: 'lan@tan-hoa.example\r\nRCPT TO:<x@evil.example>' } }],
  ['a line break in the name', { to: { name: 'Lan\r\nBcc: x@evil.example', address: 'lan@tan-hoa.example' } }],
  ['a line break in the return path', { returnPath: 'a@tan-hoa.example>\r\nRCPT TO:<x@evil.example' }],
  ['a line break in the subject', { subject: 'Nhắc việc\nBcc: x@evil.example' }],
])('refuses %s without asking the server', async (_name, change) => {
  expect((await smtp.send({ ...mail, ...change })).kind).toBe('refused');
  expect(sink.attempts()).toBe(0);
});
