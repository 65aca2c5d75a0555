import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SigningKeys } from './link-token';

// 96 bits in hex: mail servers may change the case of an address on its way back.
const TAG_LENGTH = 24;

/** The return path of one message, `bounces+<number in base 36>.<tag>@domain`: what comes back to it names the message (VERP). */
export function returnPathOf(keys: SigningKeys, address: string, message: number): string {
  const [local = '', domain = ''] = address.split('@');
  return `${local}+${message.toString(36)}.${tagOf(keys.secrets[keys.current] ?? '', message)}@${domain}`;
}

/** The message a return path belongs to; null when it is not one of ours. All keys count; the tag is compared in constant time. */
export function readReturnPath(keys: SigningKeys, address: string, recipient: string): number | null {
  const [local = '', domain = ''] = address.toLowerCase().split('@');
  const given = recipient.toLowerCase();
  const [before, after] = [`${local}+`, `@${domain}`];
  if (!given.startsWith(before) || !given.endsWith(after)) return null;
  const [, id, tag] = /^([0-9a-z]{1,11})\.([0-9a-f]+)$/.exec(given.slice(before.length, -after.length)) ?? [];
  const message = parseInt(id ?? '', 36);
  if (tag?.length !== TAG_LENGTH || !Number.isSafeInteger(message)) return null;
  const isRight = Object.values(keys.secrets).some((secret) =>
    timingSafeEqual(Buffer.from(tag), Buffer.from(tagOf(secret, message))),
  );
  return isRight ? message : null;
}

function tagOf(secret: string, message: number): string {
  if (!secret) throw new Error('no signing key');
  return createHmac('sha256', secret).update(`return-path\0${message}`).digest('hex').slice(0, TAG_LENGTH);
}
