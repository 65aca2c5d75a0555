import { z } from 'zod';
import type { Gateway, GatewayAccount, SmsTemplate } from '../../domain/sms-gateway';
import { ConfigError } from '../config-error';
import { gatewayNames, loadGateway, loadSmsTemplates } from '../load-gateway';
import { url } from './setting-shapes';

/** How SMS leave: by at most one of the three. Without a gateway they go into files. */
export type SmsSettings = {
  esms: { apiKey: string; secretKey: string; brandname: string; url: string | null; sandbox: boolean } | null;
  kannel: { url: string; user: string; password: string; from: string; smsc: string | null } | null;
  data: { gateway: Gateway; account: GatewayAccount } | null;
  /** Texts registered with the gateway; null: it takes any. */
  templates: readonly SmsTemplate[] | null;
  /** VND; null: what the gateway's file says. */
  costPerSegment: number | null;
};

const IN_CODE = ['esms', 'kannel'];
// Nghị định 91/2020/NĐ-CP, Điều 23: at most 11 characters, not digits only.
const brandname = z.string().regex(/^(?!\d+$)[A-Za-z0-9_. -]{1,11}$/);
const isGateway = (name: string): boolean => [...IN_CODE, ...gatewayNames()].includes(name);

export const smsShape = {
  SMS_GATEWAY: z.string().refine(isGateway).optional(),
  ESMS_API_KEY: z.string().optional(),
  ESMS_SECRET_KEY: z.string().optional(),
  ESMS_BRANDNAME: brandname.optional(),
  ESMS_URL: url(/^https?$/).optional(),
  ESMS_SANDBOX: z.enum(['0', '1']).optional(),
  KANNEL_URL: url(/^https?$/).optional(),
  KANNEL_USER: z.string().optional(),
  KANNEL_PASSWORD: z.string().optional(),
  KANNEL_FROM: z
    .string()
    .regex(/^(\+?\d{1,15}|[A-Za-z0-9_. -]{1,11})$/)
    .optional(),
  KANNEL_SMSC: z.string().optional(),
  SMS_LOGIN: z.string().optional(),
  SMS_SECRET: z.string().optional(),
  SMS_BRANDNAME: brandname.optional(),
  SMS_URL: url(/^https?$/).optional(),
  SMS_VALUES: z
    .string()
    .regex(/^\s*\w+=[^;]+(;\s*\w+=[^;]+)*;?\s*$/)
    .optional(),
  SMS_TEMPLATES: z.string().optional(),
  SMS_COST: z.coerce.number().positive().optional(),
};

const ESMS_NAMES = ['ESMS_API_KEY', 'ESMS_SECRET_KEY', 'ESMS_BRANDNAME'];
const KANNEL_NAMES = ['KANNEL_URL', 'KANNEL_USER', 'KANNEL_PASSWORD', 'KANNEL_FROM'];
const NEEDS = { login: 'SMS_LOGIN', secret: 'SMS_SECRET', brandname: 'SMS_BRANDNAME', templates: 'SMS_TEMPLATES' } as const;

const ALL_OR_NONE = 'Ghi đủ ESMS_API_KEY, ESMS_SECRET_KEY và ESMS_BRANDNAME, hoặc bỏ trống cả ba';
const BRANDNAME = 'Ghi tên định danh đã đăng ký, tối đa 11 ký tự không dấu, không phải toàn chữ số';
const KANNEL = 'Ghi đủ KANNEL_URL, KANNEL_USER, KANNEL_PASSWORD và KANNEL_FROM khi SMS_GATEWAY=kannel';

export const SMS_HINTS = {
  SMS_GATEWAY: `Ghi một trong: ${[...IN_CODE, ...gatewayNames()].join(', ')}, hoặc bỏ trống`,
  ESMS_API_KEY: ALL_OR_NONE,
  ESMS_SECRET_KEY: ALL_OR_NONE,
  ESMS_BRANDNAME: BRANDNAME,
  ESMS_URL: 'Ghi địa chỉ cổng tin nhắn, ví dụ https://rest.esms.vn, hoặc bỏ trống',
  ESMS_SANDBOX: 'Ghi 1 để chỉ thử kết nối (không gửi, không tính tiền), 0 hoặc bỏ trống để gửi thật',
  KANNEL_URL: 'Ghi địa chỉ smsbox của Kannel, ví dụ http://127.0.0.1:13013',
  KANNEL_USER: KANNEL,
  KANNEL_PASSWORD: KANNEL,
  KANNEL_FROM: 'Ghi tên định danh hoặc số gửi, ví dụ UBNDTANHOA',
  KANNEL_SMSC: 'Ghi smsc-id của Kannel, hoặc bỏ trống',
  SMS_LOGIN: 'Ghi tên đăng nhập nhà cung cấp tin nhắn đã cấp',
  SMS_SECRET: 'Ghi mật khẩu hoặc khóa nhà cung cấp tin nhắn đã cấp',
  SMS_BRANDNAME: BRANDNAME,
  SMS_URL: 'Ghi địa chỉ thay cho địa chỉ trong tệp của cổng tin nhắn, hoặc bỏ trống',
  SMS_VALUES: 'Ghi các giá trị riêng của hợp đồng, ví dụ LABELID=123;CONTRACTID=456',
  SMS_TEMPLATES: 'Ghi đường dẫn tệp YAML có các mẫu tin đã đăng ký (templates: id, text)',
  SMS_COST: 'Ghi giá một đoạn tin bằng đồng, ví dụ 350, hoặc bỏ trống',
};

type Env = z.output<z.ZodObject<typeof smsShape>>;

/** Throws ConfigError where the gateway's file, the file of templates or SMS_VALUES is wrong. */
export function smsSettings(env: Env): SmsSettings {
  const name = gatewayOf(env);
  return {
    esms:
      name === 'esms'
        ? {
            apiKey: env.ESMS_API_KEY ?? '',
            secretKey: env.ESMS_SECRET_KEY ?? '',
            brandname: env.ESMS_BRANDNAME ?? '',
            url: withoutSlash(env.ESMS_URL),
            sandbox: env.ESMS_SANDBOX === '1',
          }
        : null,
    kannel:
      name === 'kannel'
        ? {
            url: env.KANNEL_URL ?? '',
            user: env.KANNEL_USER ?? '',
            password: env.KANNEL_PASSWORD ?? '',
            from: env.KANNEL_FROM ?? '',
            smsc: env.KANNEL_SMSC ?? null,
          }
        : null,
    data: name !== null && !IN_CODE.includes(name) ? dataOf(name, env) : null,
    templates: env.SMS_TEMPLATES ? loadSmsTemplates(env.SMS_TEMPLATES) : null,
    costPerSegment: env.SMS_COST ?? null,
  };
}

/** Variables that are missing beside others that are set: a gateway with half of its keys would fail at the first message. */
export function missingSms(given: Readonly<Record<string, string | undefined>>): string[] {
  const absent = (names: readonly string[]) => names.filter((name) => given[name] === undefined);
  const { SMS_GATEWAY: name } = given;
  if (name === undefined) return absent(ESMS_NAMES).length < ESMS_NAMES.length ? absent(ESMS_NAMES) : [];
  if (name === 'esms') return absent(ESMS_NAMES);
  if (name === 'kannel') return absent(KANNEL_NAMES);
  return isGateway(name) ? absent(loadGateway(name).needs.map((need) => NEEDS[need])) : [];
}

function gatewayOf(env: Env): string | null {
  return env.SMS_GATEWAY ?? (env.ESMS_API_KEY ? 'esms' : null);
}

function dataOf(name: string, env: Env): SmsSettings['data'] {
  const gateway = loadGateway(name);
  const values = Object.fromEntries(
    (env.SMS_VALUES ?? '')
      .split(';')
      .filter((pair) => pair.includes('='))
      .map((pair) => [pair.slice(0, pair.indexOf('=')).trim(), pair.slice(pair.indexOf('=') + 1).trim()]),
  );
  const absent = gateway.values.filter((value) => !values[value]);
  if (absent.length > 0) {
    const message = `Thiếu giá trị ${absent.join(', ')} của cổng ${name}`;
    throw new ConfigError([{ file: 'biến môi trường', line: 0, field: 'SMS_VALUES', message, hint: SMS_HINTS.SMS_VALUES }]);
  }
  return {
    gateway: { ...gateway, url: env.SMS_URL ?? gateway.url },
    account: { login: env.SMS_LOGIN ?? '', secret: env.SMS_SECRET ?? '', brandname: env.SMS_BRANDNAME ?? '', values },
  };
}

function withoutSlash(address: string | undefined): string | null {
  return address?.replace(/\/+$/, '') ?? null;
}
