import { z } from 'zod';
import { url } from './setting-shapes';

/** How SMS leave. Without a gateway they go into files. */
export type SmsSettings = {
  esms: { apiKey: string; secretKey: string; brandname: string; url: string | null } | null;
};

export const smsShape = {
  ESMS_API_KEY: z.string().optional(),
  ESMS_SECRET_KEY: z.string().optional(),
  ESMS_BRANDNAME: z
    .string()
    .regex(/^(?!\d+$)[A-Za-z0-9_. -]{1,11}$/)
    .optional(),
  ESMS_URL: url(/^https?$/).optional(),
};

const ALL_OR_NONE = 'Ghi đủ ESMS_API_KEY, ESMS_SECRET_KEY và ESMS_BRANDNAME, hoặc bỏ trống cả ba';

export const SMS_HINTS = {
  ESMS_API_KEY: ALL_OR_NONE,
  ESMS_SECRET_KEY: ALL_OR_NONE,
  ESMS_BRANDNAME: 'Ghi tên định danh đã đăng ký, tối đa 11 ký tự không dấu, không phải toàn chữ số',
  ESMS_URL: 'Ghi địa chỉ cổng tin nhắn, ví dụ https://rest.esms.vn, hoặc bỏ trống',
};

type Env = z.output<z.ZodObject<typeof smsShape>>;

export function smsSettings(env: Env): SmsSettings {
  const { ESMS_API_KEY: apiKey, ESMS_SECRET_KEY: secretKey, ESMS_BRANDNAME: brandname } = env;
  return { esms: apiKey && secretKey && brandname ? { apiKey, secretKey, brandname, url: env.ESMS_URL ?? null } : null };
}

/** Variables that are missing beside others that are set: a gateway with half of its keys would fail at the first message. */
export function missingSms(given: Readonly<Record<string, string | undefined>>): string[] {
  const names = ['ESMS_API_KEY', 'ESMS_SECRET_KEY', 'ESMS_BRANDNAME'];
  const absent = names.filter((name) => given[name] === undefined);
  return absent.length < names.length ? absent : [];
}
