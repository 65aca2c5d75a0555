import { z } from 'zod';
import { number, url } from './setting-shapes';

/** Which key signs our mail (RFC 6376); the file holds a private key in PEM. */
export type DkimSettings = { domain: string; selector: string; keyFile: string };

/** How e-mail leaves, and where what could not be delivered comes back. Without `smtpUrl` it goes into files. */
export type EmailSettings = {
  smtpUrl: string | null;
  /** Connections to the mail server at once; one message is under way on each. */
  smtpConnections: number;
  mailFrom: string;
  /** Where people's answers go; null: to the sender. */
  replyTo: string | null;
  dkim: DkimSettings | null;
  /** Each mail has its own return path made of this address; null: the sender's own. */
  bounceAddress: string | null;
  /** The mailbox that holds what came back, or the address on which to take it; null: nobody looks. */
  bounceUrl: string | null;
};

const DOMAIN = /^([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/;
// Number and tag are added behind a `+`; together they must stay within 64 octets (RFC 5321 §4.5.3.1.1).
const BOUNCE_ADDRESS = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/;
const LONGEST_LOCAL_PART = 24;

export const emailShape = {
  SMTP_URL: url(/^smtps?$/).optional(),
  SMTP_CONNECTIONS: number('4', 1, 20),
  MAIL_FROM: z.string().includes('@').default('Đôn Đốc <dondoc@localhost>'),
  MAIL_REPLY_TO: z.email().optional(),
  DKIM_DOMAIN: z.string().regex(DOMAIN).optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/)
    .optional(),
  DKIM_KEY_FILE: z.string().optional(),
  BOUNCE_ADDRESS: z
    .string()
    .regex(BOUNCE_ADDRESS)
    .refine((address) => address.indexOf('@') <= LONGEST_LOCAL_PART)
    .optional(),
  BOUNCE_URL: url(/^(imaps?|pop3s?|smtp)$/).optional(),
};

const DKIM_ALL_OR_NONE = 'Ghi đủ DKIM_DOMAIN, DKIM_SELECTOR và DKIM_KEY_FILE, hoặc bỏ trống cả ba';

export const EMAIL_HINTS = {
  SMTP_URL: 'Ghi địa chỉ máy chủ thư, ví dụ smtps://ten:mat-khau@mail.tan-hoa.example:465, hoặc bỏ trống để ghi thư ra tệp',
  SMTP_CONNECTIONS: 'Ghi số kết nối đồng thời tới máy chủ thư, từ 1 đến 20, ví dụ 4',
  MAIL_FROM: 'Ghi địa chỉ gửi, ví dụ "UBND xã Tân Hòa <dondoc@xa-tan-hoa.example>"',
  MAIL_REPLY_TO: 'Ghi địa chỉ nhận thư trả lời, ví dụ vanphong@xa-tan-hoa.example, hoặc bỏ trống để dùng địa chỉ gửi',
  DKIM_DOMAIN: `Ghi tên miền ký thư, ví dụ xa-tan-hoa.example. ${DKIM_ALL_OR_NONE}`,
  DKIM_SELECTOR: `Ghi tên khóa trong DNS, ví dụ dondoc. ${DKIM_ALL_OR_NONE}`,
  DKIM_KEY_FILE: `Ghi đường dẫn tới tệp khóa riêng (PEM). ${DKIM_ALL_OR_NONE}`,
  BOUNCE_ADDRESS: `Ghi địa chỉ nhận thư báo không gửi được, ví dụ bounces@xa-tan-hoa.example: không có dấu +, phần trước @ dài nhất ${LONGEST_LOCAL_PART} ký tự`,
  BOUNCE_URL:
    'Ghi hộp thư nhận thư báo không gửi được: imaps://ten:mat-khau@may-chu/INBOX, pop3s://ten:mat-khau@may-chu, hoặc smtp://127.0.0.1:2526 để tự nhận; bỏ trống nếu không dùng',
};

type Env = z.output<z.ZodObject<typeof emailShape>>;

export function emailSettings(env: Env): EmailSettings {
  const { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_KEY_FILE: keyFile } = env;
  return {
    smtpUrl: env.SMTP_URL ?? null,
    smtpConnections: env.SMTP_CONNECTIONS,
    mailFrom: env.MAIL_FROM,
    replyTo: env.MAIL_REPLY_TO ?? null,
    dkim: domain && selector && keyFile ? { domain, selector, keyFile } : null,
    bounceAddress: env.BOUNCE_ADDRESS ?? null,
    bounceUrl: env.BOUNCE_URL ?? null,
  };
}

/** Variables that are missing beside others that are set: half a signature signs nothing, and bounces without an address never come. */
export function missingEmail(given: Readonly<Record<string, string | undefined>>): string[] {
  const dkim = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY_FILE'];
  const absent = dkim.filter((name) => given[name] === undefined);
  const needsAddress = given['BOUNCE_URL'] !== undefined && given['BOUNCE_ADDRESS'] === undefined;
  return [...(absent.length < dkim.length ? absent : []), ...(needsAddress ? ['BOUNCE_ADDRESS'] : [])];
}
