import { startLineServer, type LineServer } from './line-server';
import type { Mailbox } from './mailbox';

/** A small POP3 server with one user, `don-doc`; what is deleted goes at QUIT. Source: RFC 1939. */
export async function startPop3Server(mailbox: Mailbox): Promise<LineServer & { url: string }> {
  const server = await startLineServer((socket) => {
    const say = (text: string): void => void socket.write(`${text}\r\n`);
    const listed = [...mailbox.mails];
    const deleted = new Set<number>();
    say('+OK ready');
    const lines = (of: (index: number) => string): string =>
      ['+OK', ...listed.map((_mail, index) => `${index + 1} ${of(index)}`), '.'].join('\r\n');
    const hear = (line: string): void => {
      const [name = '', argument = ''] = line.split(' ');
      mailbox.commands.push(name);
      const mail = listed[Number(argument) - 1];
      if (name === 'PASS') say(argument === mailbox.password ? '+OK' : '-ERR [AUTH] no');
      else if (name === 'UIDL') say(lines((index) => `uid-${listed[index]?.uid}`));
      else if (name === 'LIST') say(lines((index) => String(listed[index]?.raw.length)));
      else if (name === 'RETR' && mail) {
        say('+OK');
        socket.write(mail.raw.toString('latin1').replace(/^\./gm, '..'), 'latin1');
        // The end comes in two segments, as it may.
        socket.write('.');
        setImmediate(() => say(''));
      } else if (name === 'DELE' && mail) {
        deleted.add(mail.uid);
        say('+OK');
      } else if (name === 'QUIT') {
        mailbox.mails.splice(0, mailbox.mails.length, ...mailbox.mails.filter(({ uid }) => !deleted.has(uid)));
        say('+OK');
        socket.end();
      } else say(name === 'USER' ? '+OK' : '-ERR what');
    };
    return { hear };
  });
  return { ...server, url: `pop3://don-doc:${mailbox.password}@127.0.0.1:${server.port}` };
}
