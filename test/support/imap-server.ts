import type { Socket } from 'node:net';
import { startLineServer, type LineServer } from './line-server';
import type { Mailbox, StoredMail } from './mailbox';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A small IMAP server with one folder, INBOX, and one user, `don-doc`. Source: RFC 3501, RFC 2177 (IDLE). */
export async function startImapServer(mailbox: Mailbox): Promise<LineServer & { url: string }> {
  const server = await startLineServer((socket) => {
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    say('* OK [CAPABILITY IMAP4rev1 IDLE] ready');
    const tell = (): void => say(`* ${mailbox.mails.length} EXISTS`);
    let idling: string | null = null;
    socket.on('close', () => mailbox.onPut.splice(0, mailbox.onPut.length, ...mailbox.onPut.filter((one) => one !== tell)));
    const hear = (line: string): void => {
      if (idling !== null && line === 'DONE') {
        say(`${idling} OK done`);
        idling = null;
        return;
      }
      const [tag = '', ...words] = line.split(' ');
      const name = (words[0] === 'UID' ? words.slice(0, 2) : words.slice(0, 1)).join(' ').toUpperCase();
      mailbox.commands.push(name);
      if (name === 'IDLE') {
        idling = tag;
        say('+ idling');
      } else if (name === 'LOGIN' && !line.includes(`"${mailbox.password}"`) && words[2] !== mailbox.password) {
        say(`${tag} NO [AUTHENTICATIONFAILED] no`);
      } else {
        if (name === 'SELECT') mailbox.onPut.push(tell);
        carryOut(name, line, mailbox, socket, say);
        say(`${tag} OK done`);
      }
    };
    return { hear };
  });
  const url = () => `imap://don-doc:${mailbox.password}@127.0.0.1:${server.port}/INBOX`;
  return { ...server, url: url() };
}

function carryOut(name: string, line: string, mailbox: Mailbox, socket: Socket, say: (line: string) => void): void {
  const { mails } = mailbox;
  if (name === 'CAPABILITY') say('* CAPABILITY IMAP4rev1 IDLE');
  if (name === 'LIST' || name === 'LSUB') say(`* ${name} () "/" INBOX`);
  if (name === 'SELECT') {
    say('* FLAGS (\\Seen \\Deleted)');
    say(`* ${mails.length} EXISTS`);
    say('* OK [UIDVALIDITY 1] ok');
    say(`* OK [UIDNEXT ${(mails.at(-1)?.uid ?? 100) + 1}] ok`);
  }
  if (name === 'UID SEARCH')
    say(
      `* SEARCH ${mails
        .filter((mail) => isFound(mail, line))
        .map(({ uid }) => uid)
        .join(' ')}`.trim(),
    );
  const named = mails.filter(({ uid }) => line.split(' ')[3] === String(uid));
  for (const mail of named) {
    if (name === 'UID STORE') mail.seen = /\+FLAGS(\.SILENT)? \(\\Seen\)/i.test(line) || mail.seen;
    if (name === 'UID FETCH') fetch(mail, mails.indexOf(mail) + 1, line, socket);
  }
}

function isFound(mail: StoredMail, line: string): boolean {
  const id = /HEADER Message-ID "?([^" ]+)"?/i.exec(line)?.[1];
  return id ? mail.raw.includes(id) : !mail.seen;
}

function fetch({ uid, raw, arrivedAt, seen }: StoredMail, number: number, line: string, socket: Socket): void {
  const date = `${String(arrivedAt.getUTCDate()).padStart(2, ' ')}-${MONTHS[arrivedAt.getUTCMonth()]}-${arrivedAt.getUTCFullYear()}`;
  const head = `UID ${uid} FLAGS (${seen ? '\\Seen' : ''}) RFC822.SIZE ${raw.length} INTERNALDATE "${date} ${arrivedAt.toISOString().slice(11, 19)} +0000"`;
  if (!line.includes('BODY.PEEK[]')) return void socket.write(`* ${number} FETCH (${head})\r\n`);
  socket.write(`* ${number} FETCH (${head} BODY[] {${raw.length}}\r\n`);
  socket.write(raw);
  socket.write(')\r\n');
}
