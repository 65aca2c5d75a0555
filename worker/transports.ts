import { join } from 'node:path';
import type { EmailTransport, Sender } from '../channels/email/email-transport';
import { createSms } from '../channels/sms/create-sms';
import type { SmsTransport } from '../channels/sms/sms-transport';
import type { ZaloTransport } from '../channels/zalo/zalo-transport';
import { createZns } from '../channels/zalo/zns';
import type { TokenKeeper } from '../channels/zalo/keep-tokens';
import type { Settings } from '../config/settings';
import { callbackSigner } from '../store/callback-tag';
import type { SigningKeys } from '../store/link-token';
import { createEmail } from './create-email';

export type Transports = { email: EmailTransport; sms: SmsTransport; zalo: ZaloTransport | null };

/**
 * How messages leave: by the mail server and gateway of the settings, else into files under `<data>/outbox`; by Zalo where
 * there is an account. Throws ClearError on a wrong key file.
 */
export function createTransports(settings: Settings, keys: SigningKeys, zaloLogin: TokenKeeper | null): Transports {
  const { dataFolder, publicUrl } = settings;
  return {
    email: createEmail(settings, senderOf(settings.email.mailFrom)),
    sms: createSms(settings.sms, { folder: join(dataFolder, 'outbox', 'sms'), publicUrl, sign: callbackSigner(keys) }),
    zalo: zaloLogin && createZns({ tokens: zaloLogin, url: settings.zalo.account?.url }),
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
