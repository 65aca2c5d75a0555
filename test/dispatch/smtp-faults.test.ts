import { createSmtp } from '../../channels/email/smtp';
import type { EmailTransport } from '../../channels/email/email-transport';
import { dispatchOnce } from '../../dispatch/dispatch-once';
import { aNotice, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { startSmtpSink, type Fault, type SmtpSink } from '../support/smtp-sink';
import { anOutside, FRIDAY, MINUTE, onlyMessage, post, type Outside } from './a-dispatcher';

const sender = { from: { name: 'UBND xã Tân Hòa', address: 'dondoc@tan-hoa.example' }, replyTo: 'vanhoa@tan-hoa.example' };

let database: TestDatabase;
let sink: SmtpSink;
let smtp: EmailTransport;
let outside: Outside;

beforeEach(async () => {
  database = await freshDatabase();
  await saveWorld(database.db);
  sink = await startSmtpSink();
  smtp = createSmtp({ url: sink.url, sender, lanes: 1, socketTimeout: 2_000 });
  outside = anOutside(database.db);
  outside.deps.email = smtp;
});
afterEach(async () => {
  await smtp.close();
  await sink.close();
  await database.drop();
});

// What the server does, how the ledger has it then, and how many copies are in the mailbox once all is well again.
const faults: [string, Fault, { state: string; copies: number }][] = [
  ['421 at MAIL FROM', { at: 'mail', how: 'reply', code: 421 }, { state: 'deferred', copies: 1 }],
  ['530, wants a login', { at: 'mail', how: 'reply', code: 530 }, { state: 'deferred', copies: 1 }],
  ['450 at RCPT TO', { at: 'rcpt', how: 'reply', code: 450 }, { state: 'deferred', copies: 1 }],
  ['550 5.1.1 at RCPT TO', { at: 'rcpt', how: 'reply', code: 550, text: '5.1.1 no such user' }, { state: 'refused', copies: 0 }],
  ['connection reset at RCPT TO', { at: 'rcpt', how: 'reset' }, { state: 'deferred', copies: 1 }],
  ['silence at MAIL FROM', { at: 'mail', how: 'stall' }, { state: 'deferred', copies: 1 }],
  ['connection reset in the text', { at: 'data', how: 'reset' }, { state: 'unknown', copies: 1 }],
  ['reset after the dot, mail lost', { at: 'dot', how: 'reset' }, { state: 'unknown', copies: 1 }],
  ['reset after the dot, mail kept', { at: 'dot', how: 'reset', keeps: true }, { state: 'unknown', copies: 2 }],
  ['silence after the dot, mail kept', { at: 'dot', how: 'stall', keeps: true }, { state: 'unknown', copies: 2 }],
  ['451 after the dot', { at: 'dot', how: 'reply', code: 451 }, { state: 'deferred', copies: 1 }],
  ['554 after the dot', { at: 'dot', how: 'reply', code: 554 }, { state: 'refused', copies: 0 }],
  ['250 and then a reset', { at: 'dot', how: 'accept-then-reset' }, { state: 'accepted', copies: 1 }],
];

it.each(faults)('%s: nothing is lost, and a repeat can be recognised', async (_name, fault, { state, copies }) => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice()]);
  sink.playNext(fault);
  await dispatchOnce(outside.deps, FRIDAY);
  const message = await onlyMessage(db);
  expect(message.state).toBe(state);
  await dispatchOnce(outside.deps, FRIDAY + 30 * MINUTE);
  // A connection that broke may be noticed only by the next mail, which then waits once more.
  await dispatchOnce(outside.deps, FRIDAY + 60 * MINUTE);
  const toLan = sink.received.filter(({ to }) => to.includes('lan@tan-hoa.example'));
  expect(toLan).toHaveLength(copies);
  expect(new Set(toLan.map(({ mail }) => mail.messageId)).size).toBe(Math.min(1, copies));
});

it('waits while there is no server, and sends one mail once there is', async () => {
  const { db } = database;
  const nowhere = createSmtp({ url: 'smtp://127.0.0.1:1', sender, lanes: 1 });
  await post(db, FRIDAY, [aNotice({ key: 'a' }), aNotice({ key: 'b' })]);
  expect(await dispatchOnce({ ...outside.deps, email: nowhere }, FRIDAY)).toMatchObject({ deferred: 1 });
  await nowhere.close();
  expect(await dispatchOnce(outside.deps, FRIDAY + MINUTE)).toMatchObject({ sent: 1 });
  expect(sink.received).toHaveLength(1);
});
