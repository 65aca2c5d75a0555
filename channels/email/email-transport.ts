import type { Instant } from '../../domain/dates';
import type { Outcome } from '../outcome';

/** One e-mail to one person. */
export type Mail = {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** Without angle brackets; equal on each attempt. */
  messageId: string;
  /** Message-ID of the first message of the thread, without angle brackets. */
  references: string | null;
  date: Instant;
  /** Where the mail comes back when it cannot be delivered; without it, to the sender. */
  returnPath?: string;
};

/** Who the mail is from, and where answers go. */
export type Sender = { from: { name: string; address: string }; replyTo: string };

/** A way to send e-mail. `send` answers with an outcome and never throws; `lanes` is how many may be under way at once. */
export type EmailTransport = {
  /** Short name of the provider: `smtp`, `file`. */
  name: string;
  lanes: number;
  send: (mail: Mail) => Promise<Outcome>;
  close: () => Promise<void>;
};

/** The key that signs a mail in the name of a domain (RFC 6376): an RSA private key in PEM. */
export type Dkim = { domain: string; selector: string; privateKey: string };
