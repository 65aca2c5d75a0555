import { createTransport } from 'nodemailer';
import { composeMail, faultOf } from './compose-mail';
import type { Dkim, EmailTransport, Mail, Sender } from './email-transport';
import type { Outcome } from '../outcome';
import { smtpOutcome, type Phase, type SmtpError } from './smtp-outcome';

export type SmtpOptions = {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  url: string;
  sender: Sender;
  /** Signs each mail; null: the mail server does, or nobody. */
  dkim?: Dkim | null;
  /** Connections at once; one message is under way on each. */
  lanes?: number;
  /** Milliseconds; the server has 10 minutes after the final dot (RFC 5321 §4.5.3.2.6). */
  socketTimeout?: number;
  /** Milliseconds a server has to greet. */
  greetingTimeout?: number;
};

const REPLIES_BEFORE_TEXT = 3;

type Lane = { send: (mail: Mail) => Promise<Outcome>; close: () => void };

/** E-mail through an SMTP server: each lane keeps one connection and knows how far its one message has come. */
export function createSmtp(options: SmtpOptions): EmailTransport {
  const lanes = Array.from({ length: options.lanes ?? 4 }, () => createLane(options));
  const free = [...lanes];
  const waiting: ((lane: Lane) => void)[] = [];

  const take = (): Promise<Lane> => {
    const lane = free.pop();
    return lane ? Promise.resolve(lane) : new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (lane: Lane): void => {
    const next = waiting.shift();
    if (next) next(lane);
    else free.push(lane);
  };

  return {
    name: 'smtp',
    lanes: lanes.length,
    send: async (mail) => {
      const fault = faultOf(mail);
      if (fault) return { kind: 'refused', ...fault };
      const lane = await take();
      return lane.send(mail).finally(() => giveBack(lane));
    },
    close: async () => lanes.forEach((lane) => lane.close()),
  };
}

function createLane({ url, sender, dkim, socketTimeout, greetingTimeout = 30_000 }: SmtpOptions): Lane {
  // With PIPELINING the client says DATA before anything is answered; the text follows only after the third good reply
  // (to MAIL FROM, to the one RCPT TO, to DATA). From there on the server may have the message.
  let replies = 0;
  const phase = (): Phase => (replies >= REPLIES_BEFORE_TEXT ? 'data' : 'envelope');
  const see = (entry: unknown, text: unknown): void => {
    const { tnx } = (entry ?? {}) as { tnx?: string };
    if (tnx === 'client' && String(text).startsWith('MAIL FROM')) replies = 0;
    else if (tnx === 'server') replies += 1;
  };
  const { host, port, secure, auth } = serverOf(url);
  const options = {
    host,
    port,
    secure,
    ...(auth && { auth }),
    ...(dkim && { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey } }),
    pool: true,
    maxConnections: 1,
    maxMessages: Infinity,
    maxRequeues: 0,
    connectionTimeout: 10_000,
    greetingTimeout,
    ...(socketTimeout !== undefined && { socketTimeout }),
    // The log is how we see the phase. It holds addresses, so it is written nowhere.
    transactionLog: true,
    debug: false,
    logger: { trace: see, debug: see, info: see, warn: see, error: see, fatal: see },
  };
  // Nearly every Vietnamese word has letters that quoted-printable writes with six to nine characters.
  const transport = createTransport(options, { textEncoding: 'base64' });
  return {
    send: async (mail) => {
      replies = -Infinity;
      try {
        const info = await transport.sendMail(composeMail(mail, sender));
        return { kind: 'accepted', reference: info.response ?? null };
      } catch (error) {
        return smtpOutcome(error as SmtpError, phase());
      }
    },
    close: () => transport.close(),
  };
}

function serverOf(url: string): { host: string; port: number; secure: boolean; auth: { user: string; pass: string } | null } {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const auth = username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : null;
  return { host: hostname, port: port ? Number(port) : secure ? 465 : 587, secure, auth };
}
