import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import { dispatchOnce } from '../../dispatch/dispatch-once';
import { bounceMessage } from '../../dispatch/end-bounced';
import { findAlarms } from '../../store/alarms';
import type { Db } from '../../store/database';
import { findMessages } from '../../store/find-messages';
import { returnPathOf } from '../../store/return-path';
import { runBounces } from '../../worker/bounces/run-bounces';
import { freePort } from '../../worker/free-port';
import { aDsn, anAbsenceNote } from '../bounces/a-dsn';
import { anOutside, FRIDAY, MINUTE, post, type Outside } from '../dispatch/a-dispatcher';
import { aNotice, binh, lan, minh, saveWorld } from '../support/a-world-of-rows';
import { startImapServer } from '../support/imap-server';
import { aMailbox, type Mailbox } from '../support/mailbox';
import { startPop3Server } from '../support/pop3-server';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { until } from './until';

const ADDRESS = 'bounces@tan-hoa.example';
const HOUR = 60 * MINUTE;
const NOW = FRIDAY + HOUR;

let database: TestDatabase;
let outside: Outside;
let messages: Record<'lan' | 'binh' | 'minh', number>;
let undo: (() => Promise<unknown>)[];

beforeEach(async () => {
  undo = [];
  database = await freshDatabase();
  await saveWorld(database.db);
  outside = anOutside(database.db);
  await post(database.db, FRIDAY, [aNotice()], [lan, binh, minh]);
  await dispatchOnce(outside.deps, FRIDAY);
  const rows = await findMessages(database.db);
  const idOf = (person: string) => rows.find((row) => row.person === person)?.id ?? 0;
  messages = { lan: idOf('lan'), binh: idOf('binh'), minh: idOf('minh') };
});
afterEach(async () => {
  for (let step = undo.pop(); step; step = undo.pop()) await step();
  await database.drop();
});

/** Where mail comes back, and how it gets there. */
type Way = { url: string; deliver: (raw: Buffer, to: string, arrivedAt?: number) => Promise<void>; mailbox: Mailbox | null };

const ways: [string, () => Promise<Way>][] = [
  ['an IMAP mailbox', async () => mailboxWay(aMailbox(), startImapServer)],
  ['a POP3 mailbox', async () => mailboxWay(aMailbox(), startPop3Server)],
  ['our own SMTP address', smtpWay],
];

async function mailboxWay(mailbox: Mailbox, start: typeof startImapServer): Promise<Way> {
  const server = await start(mailbox);
  undo.push(server.close);
  const deliver = async (raw: Buffer, _to: string, at = NOW): Promise<void> => void mailbox.put(raw, new Date(at));
  return { url: server.url, deliver, mailbox };
}

async function smtpWay(): Promise<Way> {
  const port = await freePort(20_000 + (process.pid % 5_000));
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  const deliver = async (raw: Buffer, to: string): Promise<void> => {
    await until('our SMTP address listens', () => transport.verify().catch(() => false));
    await transport.sendMail({ envelope: { from: '', to: [to] }, raw }).catch(() => undefined);
  };
  return { url: `smtp://127.0.0.1:${port}`, deliver, mailbox: null };
}

function listen(url: string, now = NOW) {
  const stopping = new AbortController();
  const { db, keys } = outside.deps;
  const lines: string[] = [];
  const bounce: Parameters<typeof runBounces>[0]['bounce'] = (found, at) => bounceMessage(outside.deps, found, at);
  const running = runBounces(
    { db, keys, address: ADDRESS, url, bounce, now: () => now, log: (line) => lines.push(line), pollMs: 20 },
    stopping.signal,
  );
  undo.push(() => {
    stopping.abort();
    return running;
  });
  return lines;
}

const pathOf = (message: number): string => returnPathOf(outside.deps.keys, ADDRESS, message);
const stateOf = async (db: Db, id: number) => (await findMessages(db)).find((row) => row.id === id)?.state;
const suppressed = async (db: Db): Promise<string[]> =>
  (await db.query<{ address: string }>('select address from suppressed_address order by address')).rows.map(
    ({ address }) => address,
  );

it.each(ways)('only a genuine 5.1.1 stops an address, and nothing is answered, by %s', async (_name, start) => {
  const { db } = database;
  const { url, deliver, mailbox } = await start();
  listen(url);
  const [toLan, toBinh, toMinh] = [pathOf(messages.lan), pathOf(messages.binh), pathOf(messages.minh)];
  const forged = toLan.replace(/\.[0-9a-f]{24}@/, `.${'0'.repeat(24)}@`);
  const swapped = toLan.replace(/\+[0-9a-z]+\./, `+${messages.binh.toString(36)}.`);
  for (const to of [forged, swapped, ADDRESS, 'dondoc@tan-hoa.example']) await deliver(aDsn({ to }), to);
  await deliver(anAbsenceNote(toLan), toLan);
  const loop = ['From: <>', 'Content-Type: multipart/report; report-type=delivery-status'];
  await deliver(aDsn({ to: toLan, returned: loop }), toLan);
  await deliver(Buffer.from(`To: ${toLan}\r\nAuto-Submitted: auto-generated\r\nSubject: [Nhac viec]\r\n\r\nKinh gui\r\n`), toLan);
  await deliver(aDsn({ to: toBinh, status: '4.2.2', diagnostic: 'smtp; 452 4.2.2 mailbox full' }), toBinh);
  await deliver(aDsn({ to: toMinh, status: '5.4.4', diagnostic: 'smtp; no route' }), toMinh);
  expect(await suppressed(db)).toEqual([]);

  await deliver(aDsn({ to: toLan }), toLan);
  await until('the address is stopped', async () => (await suppressed(db)).length > 0);
  await deliver(aDsn({ to: toLan }), toLan);
  const rest = () => mailbox?.mails.filter(({ seen }) => !seen).length ?? 4;
  await until('what was ours has been taken', () => rest() === 4);

  expect(await suppressed(db)).toEqual(['lan@tan-hoa.example']);
  expect(await stateOf(db, messages.lan)).toBe('bounced');
  expect([await stateOf(db, messages.binh), await stateOf(db, messages.minh)]).toEqual(['accepted', 'accepted']);
  expect((await findAlarms(db)).map(({ cause }) => cause)).toHaveLength(1);
  expect(outside.mails).toHaveLength(3);
  expect(mailbox?.commands.filter((command) => /APPEND|COPY|MOVE|EXPUNGE/.test(command)) ?? []).toEqual([]);
});

it('does not hear of a report played again three days later', async () => {
  const mailbox = aMailbox();
  const { url, deliver } = await mailboxWay(mailbox, startImapServer);
  const to = pathOf(messages.lan);
  await deliver(aDsn({ to }), to, FRIDAY + 49 * HOUR);
  listen(url, FRIDAY + 72 * HOUR);
  await until('it has been read', () => mailbox.mails[0]?.seen ?? false);
  expect(await suppressed(database.db)).toEqual([]);
});

it('hears of a report that lay in the mailbox while the system was off', async () => {
  const mailbox = aMailbox();
  const { url, deliver } = await mailboxWay(mailbox, startImapServer);
  const to = pathOf(messages.lan);
  await deliver(aDsn({ to }), to, FRIDAY + HOUR);
  listen(url, FRIDAY + 72 * HOUR);
  await until('the address is stopped', async () => (await suppressed(database.db)).length > 0);
});

it('waits with a report that is faster than our own note that the mail was taken', async () => {
  const { db } = database;
  const mailbox = aMailbox();
  const { url, deliver } = await mailboxWay(mailbox, startImapServer);
  await db.query(`update message set state = 'sending', sent_at = null where id = $1`, [messages.lan]);
  const to = pathOf(messages.lan);
  await deliver(aDsn({ to }), to);
  listen(url);
  const looks = () => mailbox.commands.filter((command) => command === 'UID SEARCH').length;
  await until('it has been looked at twice', () => looks() > 2);
  expect(mailbox.mails[0]?.seen).toBe(false);
  await db.query(`update message set state = 'accepted', sent_at = $2 where id = $1`, [messages.lan, new Date(FRIDAY)]);
  await until('the address is stopped', async () => (await suppressed(db)).length > 0);
});

it.each([
  ['IMAP', startImapServer],
  ['POP3', startPop3Server],
])('raises one alarm while %s refuses the login, without names, and ends it when it works', async (_name, start) => {
  const { db } = database;
  const mailbox = aMailbox();
  const { url, deliver } = await mailboxWay(mailbox, start);
  mailbox.password = 'another';
  const lines = listen(url);
  const logins = () => mailbox.commands.filter((command) => /^(LOGIN|PASS)$/.test(command)).length;
  await until('three tries', () => logins() >= 3);
  const alarms = await findAlarms(db);
  expect(alarms.map(({ cause }) => cause)).toEqual(['bounces']);
  expect(JSON.stringify([alarms, lines])).not.toMatch(/bi-mat|don-doc@|don-doc:/);
  expect(lines).toHaveLength(1);
  mailbox.password = 'bi-mat';
  const to = pathOf(messages.lan);
  await deliver(aDsn({ to }), to);
  await until('the address is stopped', async () => (await suppressed(db)).length > 0);
  expect((await findAlarms(db)).map(({ cause }) => cause)).not.toContain('bounces');
});

it('goes on after a connection that breaks', async () => {
  const mailbox = aMailbox();
  const server = await startImapServer(mailbox);
  undo.push(server.close);
  listen(server.url);
  await until('the mailbox is open', () => mailbox.commands.includes('UID SEARCH'));
  server.breakOff();
  const to = pathOf(messages.lan);
  mailbox.put(aDsn({ to }), new Date(NOW));
  await until('the address is stopped', async () => (await suppressed(database.db)).length > 0);
});

it('leaves a mail where it is when the database could not write it down, and takes it later', async () => {
  const mailbox = aMailbox();
  const { url, deliver } = await mailboxWay(mailbox, startPop3Server);
  const to = pathOf(messages.lan);
  await deliver(aDsn({ to }), to);
  let failures = 2;
  const stopping = new AbortController();
  const { db, keys } = outside.deps;
  const running = runBounces(
    {
      ...{ db, keys, address: ADDRESS, url, now: () => NOW, log: () => undefined, pollMs: 20 },
      bounce: (bounce, at) =>
        failures-- > 0 ? Promise.reject(new Error('no database')) : bounceMessage(outside.deps, bounce, at),
    },
    stopping.signal,
  );
  await until('the mail is gone', () => mailbox.mails.length === 0);
  expect(await suppressed(db)).toEqual(['lan@tan-hoa.example']);
  stopping.abort();
  await running;
});

it('takes only recipients with a right tag at its own SMTP address, one a mail, and none too large', async () => {
  const { url } = await smtpWay();
  listen(url);
  const { hostname, port } = new URL(url);
  expect(isIP(hostname)).toBe(4);
  const transport = createTransport({ host: hostname, port: Number(port), ignoreTLS: true });
  await until('our SMTP address listens', () => transport.verify().catch(() => false));
  const send = (to: string[], raw = aDsn({ to: ADDRESS })) =>
    transport.sendMail({ envelope: { from: '', to }, raw }).then(
      ({ rejected }) => (rejected.length > 0 ? 'rejected' : 'taken'),
      (error: { responseCode?: number }) => error.responseCode,
    );
  expect(await send([ADDRESS])).toBe(550);
  expect(await send(['lan@tan-hoa.example'])).toBe(550);
  expect(await send([pathOf(messages.lan), pathOf(messages.binh)])).toBe('rejected');
  expect(await send([pathOf(messages.binh)], Buffer.alloc(1_200_000, 'x\r\n'))).toBe(552);
  expect(await send([pathOf(messages.lan)])).toBe('taken');
});
