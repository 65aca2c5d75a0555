import { z } from 'zod';
import { url } from './setting-shapes';

/** How e-mail leaves. Without `smtpUrl` it goes into files. */
export type EmailSettings = { smtpUrl: string | null; mailFrom: string };

export const emailShape = {
  SMTP_URL: url(/^smtps?$/).optional(),
  MAIL_FROM: z.string().includes('@').default('Đôn Đốc <dondoc@localhost>'),
};

export const EMAIL_HINTS = {
  SMTP_URL: 'Ghi địa chỉ máy chủ thư, ví dụ smtps://ten:mat-khau@mail.tan-hoa.example:465, hoặc bỏ trống để ghi thư ra tệp',
  MAIL_FROM: 'Ghi địa chỉ gửi, ví dụ "UBND xã Tân Hòa <dondoc@xa-tan-hoa.example>"',
};

type Env = z.output<z.ZodObject<typeof emailShape>>;

export function emailSettings(env: Env): EmailSettings {
  return { smtpUrl: env.SMTP_URL ?? null, mailFrom: env.MAIL_FROM };
}
