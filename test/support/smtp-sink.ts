import type { AddressInfo, Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** Where a fault strikes: a command, or `dot` = after the whole text has arrived. */
export type Stage = 'connect' | 'mail' | 'rcpt' | 'data' | 'dot';

/**
 * One thing the server does wrong. `reply`: it answers with the code · `reset`: the connection breaks · `stall`: it says
 * nothing more · `accept-then-reset`: it keeps the message, says 250 and breaks off. `keeps`: the message arrived all the same.
 */
export type Fault = {
  at: Stage;
  how: 'reply' | 'reset' | 'stall' | 'accept-then-reset';
  code?: number;
  text?: string;
  keeps?: boolean;
};

export type Received = { from: string; to: string[]; raw: string; mail: ParsedMail };

export type SmtpSink = {
  url: string;
  received: Received[];
  /** How many messages were offered, arrived or not. */
  attempts: () => number;
  /** Faults of the next messages, one each; afterwards all is well. */
  playNext: (...faults: (Fault | null)[]) => void;
  /** The fault of every message from now on; null: all is well. */
  playAlways: (fault: Fault | null) => void;
  close: () => Promise<void>;
};

/** A real SMTP server that keeps what arrives and can fail at every step. */
export async function startSmtpSink(): Promise<SmtpSink> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const script: (Fault | null)[] = [];
  let always: Fault | null = null;
  let attempts = 0;
  let current: Fault | null = null;

  const breakOff = (): void => sockets.forEach((socket) => socket.resetAndDestroy());
  const strikes = (stage: Stage, fault: Fault | null, proceed: (error?: Error | null) => void): void => {
    if (fault?.at !== stage || fault.how === 'accept-then-reset') proceed();
    else if (fault.how === 'reset') breakOff();
    else if (fault.how === 'reply') proceed(Object.assign(new Error(fault.text ?? 'fault'), { responseCode: fault.code ?? 451 }));
  };

  const handlers: SMTPServerOptions = {
    onConnect: (_session, done) => strikes('connect', script[0] ?? always, done),
    onMailFrom: (_address, _session, done) => {
      attempts += 1;
      current = script.length > 0 ? (script.shift() ?? null) : always;
      strikes('mail', current, done);
    },
    onRcptTo: (_address, _session, done) => strikes('rcpt', current, done),
    onData: (stream, session, done) => {
      const fault = current;
      if (fault?.at === 'data' && fault.how === 'reset') return void stream.once('data', breakOff);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        const keeps =
          !fault || fault.keeps === true || fault.how === 'accept-then-reset' || (fault.at !== 'data' && fault.at !== 'dot');
        void simpleParser(raw).then((mail) => {
          const { mailFrom, rcptTo } = session.envelope;
          if (keeps)
            received.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw, mail });
          if (fault?.how === 'accept-then-reset') {
            done();
            setImmediate(breakOff);
          } else strikes(fault?.at === 'data' ? 'data' : 'dot', fault, done);
        });
      });
    },
  };
  const server = new SMTPServer({
    ...handlers,
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    attempts: () => attempts,
    playNext: (...faults) => script.push(...faults),
    playAlways: (fault) => (always = fault),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        breakOff();
      }),
  };
}
