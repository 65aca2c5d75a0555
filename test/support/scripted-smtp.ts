import type { Socket } from 'node:net';
import { startLineServer, type LineServer } from './line-server';

/** Where a server of this kind goes wrong: as the client connects, at a command, in the middle of the text, after its last line. */
export type Place = 'greeting' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'text' | 'dot';

/** How: it answers so · breaks the connection · closes it in order · says nothing more. */
export type Trouble = string | 'reset' | 'fin' | 'silence';

export type ScriptedSmtp = LineServer & {
  url: string;
  /** Mails of which the whole text came. */
  arrived: () => number;
  /** What goes wrong from now on; null: nothing. */
  play: (trouble: { at: Place; how: Trouble } | null) => void;
};

type Options = { pipelining?: boolean; login?: boolean; startTls?: boolean };

/** An SMTP server that follows the protocol line by line up to the place where it goes wrong. Source: RFC 5321, RFC 2920, RFC 4954. */
export async function startScriptedSmtp({
  pipelining = false,
  login = false,
  startTls = false,
}: Options = {}): Promise<ScriptedSmtp> {
  let trouble: { at: Place; how: Trouble } | null = null;
  let arrived = 0;
  const server = await startLineServer((socket) => {
    let inText = false;
    let isMeant = false;
    let silent = false;
    const reach = (at: Place, right: string): boolean => {
      const how = trouble?.at === at ? trouble.how : right;
      if (how === 'reset') socket.resetAndDestroy();
      else if (how === 'fin') end(socket);
      else if (how === 'silence') silent = true;
      else socket.write(`${how}\r\n`);
      return how === right;
    };
    reach('greeting', '220 ready');
    const hear = (line: string): void => {
      if (silent || !socket.writable) return;
      if (inText) {
        if (trouble?.at === 'text' && line !== '.') reach('text', '');
        else if (line === '.') {
          inText = false;
          arrived += 1;
          reach('dot', '250 2.0.0 taken');
        }
        return;
      }
      const command = line.slice(0, 4).toUpperCase();
      if (command === 'EHLO') reach('EHLO', extensions({ pipelining, login, startTls }));
      else if (command === 'HELO') reach('EHLO', '250 here');
      else if (command === 'AUTH') reach('AUTH', '235 2.7.0 welcome');
      else if (command === 'MAIL') reach('MAIL', '250 2.1.0 ok');
      else if (command === 'RCPT') isMeant = reach('RCPT', '250 2.1.5 ok');
      else if (command === 'DATA' && !isMeant) socket.write('554 5.5.1 no valid recipients\r\n');
      else if (command === 'DATA') inText = reach('DATA', '354 go ahead') || trouble?.at === 'text';
      else if (command === 'STAR') socket.write('220 go ahead\r\n');
      else socket.write(command === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
    };
    return { hear };
  });
  return { ...server, url: `smtp://127.0.0.1:${server.port}`, arrived: () => arrived, play: (next) => (trouble = next) };
}

function extensions({ pipelining, login, startTls }: Options): string {
  const names = [
    'here',
    ...(pipelining ? ['PIPELINING'] : []),
    ...(login ? ['AUTH PLAIN'] : []),
    ...(startTls ? ['STARTTLS'] : []),
    'SIZE',
  ];
  return names.map((name, at) => `250${at < names.length - 1 ? '-' : ' '}${name}`).join('\r\n');
}

function end(socket: Socket): void {
  socket.end();
  socket.resume();
}
