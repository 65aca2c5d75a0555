import type { Readable } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import { LARGEST_MAIL, type BounceSource, type Taking } from './bounce-source';
import { readMailboxUrl } from './read-mailbox-url';

type Options = { url: string; isOurs: (recipient: string) => boolean; now: () => number };

/**
 * Takes returned mail itself, on `smtp://127.0.0.1:2526`: a mail server on the same machine hands it over. Whoever is not
 * one of our return paths is refused (550); 250 is said after the database has committed, 451 when it could not.
 */
export function createSmtpSource({ url, isOurs, now }: Options): BounceSource {
  return {
    run: (taking, signal) =>
      new Promise((resolve, reject) => {
        const { host, port } = readMailboxUrl(url);
        const server = createServer(taking, isOurs, now);
        const stop = (): void => server.close(() => resolve());
        server.on('error', (error) => {
          // One connection that breaks is nobody's concern; a port that cannot be opened is.
          if (!server.server.listening) reject(error);
        });
        server.listen(port, host, () => {
          if (signal.aborted) return stop();
          signal.addEventListener('abort', stop, { once: true });
          taking.opened().catch(reject);
        });
      }),
  };
}

function createServer(taking: Taking, isOurs: Options['isOurs'], now: Options['now']): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: LARGEST_MAIL,
    maxClients: 20,
    socketTimeout: 60_000,
    closeTimeout: 1_000,
    onRcptTo: ({ address }, session, done) => {
      if (!isOurs(address)) done(answer(550, '5.1.1 no such address'));
      // Several return paths in one mail: one report belongs to one message.
      else if (session.envelope.rcptTo.length > 0) done(answer(452, '4.5.3 one recipient at a time'));
      else done();
    },
    onData: (stream, session, done) => {
      const take = async (): Promise<void> => {
        const raw = await readWhole(stream);
        if (!raw) return done(answer(552, '5.3.4 too large'));
        const recipient = session.envelope.rcptTo[0]?.address ?? null;
        const taken = await taking.take({ raw, recipient, arrivedAt: now() });
        done(taken === 'later' ? LATER : null);
      };
      take().catch(() => done(LATER));
    },
  });
}

const LATER = answer(451, '4.3.0 try again later');

/** Reads to the end also what is too large, but keeps nothing of it. */
async function readWhole(stream: Readable): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= LARGEST_MAIL) chunks.push(chunk);
  }
  return length <= LARGEST_MAIL ? Buffer.concat(chunks) : null;
}

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
