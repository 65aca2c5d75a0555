import { join } from 'node:path';
import type { EmailTransport, Sender } from '../channels/email/email-transport';
import { createEmailFileSink } from '../channels/email/file-sink';
import { createSmtp, type SmtpOptions } from '../channels/email/smtp';
import type { Settings } from '../config/settings';
import { loadDkim } from './load-dkim';

/** E-mail through the mail server of the settings, signed when there is a key, else into files. Throws ClearError on a wrong key. */
export function createEmail(
  { email, dataFolder }: Settings,
  { from, replyTo }: Sender,
  patience: Pick<SmtpOptions, 'lanes' | 'socketTimeout'> = {},
): EmailTransport {
  const sender = { from, replyTo: email.replyTo ?? replyTo };
  if (!email.smtpUrl) return createEmailFileSink({ folder: join(dataFolder, 'outbox', 'email'), sender });
  return createSmtp({ url: email.smtpUrl, sender, dkim: loadDkim(email.dkim), lanes: email.smtpConnections, ...patience });
}
