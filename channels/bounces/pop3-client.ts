import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import { LARGEST_MAIL, loginRefused } from './bounce-source';
import type { MailboxUrl } from './read-mailbox-url';

/** A POP3 session; every call fails once the connection is gone. */
export type Pop3 = {
  /** Message numbers with their sizes (`LIST`) or lasting ids (`UIDL`). */
  list: (command: 'LIST' | 'UIDL') => Promise<[string, string][]>;
  retrieve: (number: string) => Promise<Buffer>;
  /** Deleted by the server at `quit`. */
  remove: (number: string) => Promise<void>;
  quit: () => Promise<void>;
};

const CRLF = Buffer.from('\r\n');

/**
 * Logs in. Throws LoginRefused when the server does not let us. Source: RFC 1939. Ours, and not the package on npm: that one
 * waits for ever when the last line of a mail comes in two segments, or when the connection ends while it waits.
 */
export async function openPop3(socket: Socket, { user, password }: Pick<MailboxUrl, 'user' | 'password'>): Promise<Pop3> {
  const line = lineReader(socket);
  const expectOk = async (): Promise<void> => {
    const answer = (await line()).toString('latin1');
    if (!answer.startsWith('+OK')) throw Object.assign(new Error('the server refused a command'), { code: 'POP3' });
  };
  const ask = async (command: string): Promise<void> => {
    socket.write(`${command}\r\n`);
    await expectOk();
  };
  const askLines = async (command: string): Promise<Buffer[]> => {
    await ask(command);
    const lines: Buffer[] = [];
    let length = 0;
    for (let next = await line(); !isEnd(next); next = await line()) {
      length += next.length + CRLF.length;
      if (length > 2 * LARGEST_MAIL) throw new Error('the server says too much');
      lines.push(next[0] === DOT ? next.subarray(1) : next);
    }
    return lines;
  };
  await expectOk();
  await ask(`USER ${user}`)
    .then(() => ask(`PASS ${password}`))
    .catch((error: { code?: string }) => {
      throw error.code === 'POP3' ? loginRefused() : error;
    });
  return {
    list: async (command) => (await askLines(command)).map((entry) => pairOf(entry.toString('latin1'))),
    retrieve: async (number) => Buffer.concat((await askLines(`RETR ${number}`)).flatMap((part) => [part, CRLF])),
    remove: (number) => ask(`DELE ${number}`),
    quit: () => ask('QUIT'),
  };
}

/** A connection that ends when nothing is said for `timeoutMs`, and when `signal` aborts. */
export function connectPop3({ host, port, secure }: MailboxUrl, timeoutMs: number, signal: AbortSignal): Socket {
  const socket = secure ? connectSecure({ host, port, servername: host }) : connectPlain({ host, port });
  socket.setTimeout(timeoutMs, () => socket.destroy(Object.assign(new Error('silence'), { code: 'ETIMEDOUT' })));
  const stop = (): void => void socket.destroy();
  signal.addEventListener('abort', stop, { once: true });
  socket.on('close', () => signal.removeEventListener('abort', stop));
  // Whoever reads is told as well; without a listener the process would end.
  socket.on('error', () => undefined);
  return socket;
}

const DOT = '.'.charCodeAt(0);

function isEnd(line: Buffer): boolean {
  return line.length === 1 && line[0] === DOT;
}

function pairOf(entry: string): [string, string] {
  const [number = '', value = ''] = entry.trim().split(/\s+/);
  return [number, value];
}

function lineReader(socket: Socket): () => Promise<Buffer> {
  const chunks = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let held = Buffer.alloc(0);
  return async () => {
    for (let end = held.indexOf(CRLF); ; end = held.indexOf(CRLF)) {
      if (end >= 0) {
        const line = held.subarray(0, end);
        held = held.subarray(end + CRLF.length);
        return line;
      }
      if (held.length > LARGEST_MAIL) throw new Error('the server says too much');
      const { value, done } = await chunks.next();
      if (done) throw Object.assign(new Error('connection closed'), { code: 'ECONNRESET' });
      held = Buffer.concat([held, value]);
    }
  };
}
