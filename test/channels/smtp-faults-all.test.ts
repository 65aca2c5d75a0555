import { createServer, type AddressInfo } from 'node:net';
import { createSmtp } from '../../channels/email/smtp';
import type { Outcome } from '../../channels/outcome';
import { startScriptedSmtp, type Place, type ScriptedSmtp, type Trouble } from '../support/scripted-smtp';
import { mail, sender } from './a-mail';

type Kind = Outcome['kind'];

// Every way a server can fail, and what the mail is then: nobody may be told twice, nobody not at all.
const BEFORE_TEXT: readonly Place[] = ['greeting', 'EHLO', 'MAIL', 'RCPT', 'DATA'];
const broken = (how: 'reset' | 'fin' | 'silence'): [Place, Trouble, Kind][] => [
  ...BEFORE_TEXT.map((at): [Place, Trouble, Kind] => [at, how, 'deferred']),
  ['text', how, 'unknown'],
  ['dot', how, 'unknown'],
];

const modes: [Place, Trouble, Kind][] = [
  ...broken('reset'),
  ...broken('fin'),
  ...broken('silence'),
  ...([...BEFORE_TEXT, 'dot'] as const).map((at): [Place, Trouble, Kind] => [at, '421 4.3.2 going down', 'deferred']),
  ['greeting', '451 4.3.0 later', 'deferred'],
  ['EHLO', '451 4.3.0 later', 'deferred'],
  ['MAIL', '451 4.3.0 later', 'deferred'],
  ['RCPT', '450 4.2.0 greylisted', 'deferred'],
  ['RCPT', '452 4.2.2 mailbox full', 'deferred'],
  ['DATA', '451 4.3.0 later', 'deferred'],
  ['dot', '451 4.3.0 later', 'deferred'],
  ['dot', '452 4.3.1 disk full', 'deferred'],
  ['greeting', '554 5.7.1 not you', 'our-fault'],
  ['EHLO', '550 5.7.1 not you', 'our-fault'],
  ['MAIL', '530 5.7.0 login first', 'our-fault'],
  ['MAIL', '550 5.7.1 not this sender', 'refused'],
  ['RCPT', '550 5.1.1 no such user', 'refused'],
  ['RCPT', '554 5.7.1 not wanted', 'refused'],
  ['DATA', '554 5.5.1 no valid recipients', 'refused'],
  ['dot', '552 5.3.4 too large', 'refused'],
  ['dot', '554 5.7.1 spam', 'refused'],
];

const LIMITS = { socketTimeout: 300, greetingTimeout: 300, lanes: 1 };

let server: ScriptedSmtp;
afterEach(() => server.close());

async function sent(url: string, change: Partial<Parameters<typeof createSmtp>[0]> = {}): Promise<Outcome> {
  const smtp = createSmtp({ url, sender, ...LIMITS, ...change });
  return smtp.send(mail).finally(() => smtp.close());
}

describe.each([
  ['waits for each answer', false],
  ['takes commands in batches (PIPELINING)', true],
])('a server that %s', (_name, pipelining) => {
  it.each(modes)('at %s: %s → %s; afterwards the mail goes', async (at, how, kind) => {
    server = await startScriptedSmtp({ pipelining });
    server.play({ at, how });
    expect((await sent(server.url)).kind).toBe(kind);
    expect(server.arrived()).toBe(at === 'dot' ? 1 : 0);
    server.play(null);
    expect((await sent(server.url)).kind).toBe('accepted');
  });
});

it.each<[Trouble, Kind]>([
  ['535 5.7.8 wrong password', 'our-fault'],
  ['534 5.7.9 stronger login needed', 'our-fault'],
  ['454 4.7.0 login not possible now', 'our-fault'],
  ['reset', 'deferred'],
  ['silence', 'deferred'],
])('at the login: %s → %s', async (how, kind) => {
  server = await startScriptedSmtp({ login: true });
  server.play({ at: 'AUTH', how });
  expect((await sent(server.url.replace('//', '//don-doc:bi-mat@'))).kind).toBe(kind);
  expect(server.arrived()).toBe(0);
});

it('a port on which nobody listens: deferred', async () => {
  server = await startScriptedSmtp();
  await server.close();
  expect((await sent(server.url)).kind).toBe('deferred');
});

it('a name that does not exist: our own fault, or put off, and never refused', async () => {
  server = await startScriptedSmtp();
  expect(['our-fault', 'deferred']).toContain((await sent('smtp://mail.khong-co.invalid:25')).kind);
});

it('TLS wanted where the server speaks none: not sent, and nothing in clear', async () => {
  const heard: Buffer[] = [];
  const plain = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => heard.push(chunk));
    socket.write('220 ready\r\n');
  });
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
  server = await startScriptedSmtp();
  const url = `smtps://don-doc:bi-mat@127.0.0.1:${(plain.address() as AddressInfo).port}`;
  expect(['our-fault', 'deferred']).toContain((await sent(url)).kind);
  expect(Buffer.concat(heard).toString('latin1')).not.toMatch(/bi-mat|EHLO|MAIL/);
  plain.close();
});

it('STARTTLS offered, and then no TLS: not sent', async () => {
  server = await startScriptedSmtp({ startTls: true });
  expect(['our-fault', 'deferred']).toContain((await sent(server.url)).kind);
  expect(server.arrived()).toBe(0);
});
