import { join } from 'node:path';
import { createEmailFileSink } from '../channels/email/file-sink';
import type { EmailTransport, Sender } from '../channels/email/email-transport';
import { createSmtp } from '../channels/email/smtp';
import { createEsms } from '../channels/sms/esms';
import { createSmsFileSink } from '../channels/sms/file-sink';
import type { SmsTransport } from '../channels/sms/sms-transport';
import type { Settings } from '../config/settings';

/** How messages leave: by the mail server and gateway of the settings, else into files under `<data>/outbox`. */
export function createTransports(settings: Settings): { email: EmailTransport; sms: SmsTransport } {
  const { dataFolder } = settings;
  const { smtpUrl, mailFrom } = settings.email;
  const { esms } = settings.sms;
  const sender = senderOf(mailFrom);
  return {
    email: smtpUrl
      ? createSmtp({ url: smtpUrl, sender })
      : createEmailFileSink({ folder: join(dataFolder, 'outbox', 'email'), sender }),
    sms: esms
      ? createEsms({ ...esms, url: esms.url ?? undefined })
      : createSmsFileSink({ folder: join(dataFolder, 'outbox', 'sms') }),
  };
}

/** `Đôn Đốc <dondoc@example.gov.vn>` or a bare address; answers go to the same address. */
export function senderOf(mailFrom: string): Sender {
  const [, name = '', address = mailFrom.trim()] = /^(.*)<([^<>]+)>\s*$/.exec(mailFrom) ?? [];
  return { from: { name: name.trim().replace(/^"|"$/g, ''), address }, replyTo: address };
}

/** Right-hand side of our Message-IDs. */
export function mailDomainOf(mailFrom: string): string {
  return senderOf(mailFrom).from.address.split('@').at(-1) ?? 'localhost';
}
