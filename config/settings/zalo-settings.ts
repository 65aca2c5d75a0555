import { z } from 'zod';
import { url } from './setting-shapes';

/** How Zalo notifications leave. Without an account the channel does not exist. */
export type ZaloSettings = {
  account: { appId: string; secretKey: string; url: string | undefined; oauthUrl: string | undefined } | null;
};

// It goes into a header.
const secret = z.string().regex(/^[\x21-\x7e]+$/);

export const zaloShape = {
  ZALO_APP_ID: z.string().regex(/^\d+$/).optional(),
  ZALO_SECRET_KEY: secret.optional(),
  ZALO_URL: url(/^https?$/).optional(),
  ZALO_OAUTH_URL: url(/^https?$/).optional(),
};

const ALL_OR_NONE = 'Ghi đủ ZALO_APP_ID và ZALO_SECRET_KEY, hoặc bỏ trống cả hai';

export const ZALO_HINTS = {
  ZALO_APP_ID: `${ALL_OR_NONE}; mã ứng dụng gồm toàn chữ số, xem tại developers.zalo.me`,
  ZALO_SECRET_KEY: `${ALL_OR_NONE}; khóa bí mật của ứng dụng xem tại developers.zalo.me`,
  ZALO_URL: 'Ghi địa chỉ gửi tin Zalo, ví dụ https://business.openapi.zalo.me, hoặc bỏ trống',
  ZALO_OAUTH_URL: 'Ghi địa chỉ đăng nhập Zalo, ví dụ https://oauth.zaloapp.com, hoặc bỏ trống',
};

type Env = z.output<z.ZodObject<typeof zaloShape>>;

export function zaloSettings(env: Env): ZaloSettings {
  const { ZALO_APP_ID: appId, ZALO_SECRET_KEY: secretKey } = env;
  if (!appId || !secretKey) return { account: null };
  return { account: { appId, secretKey, url: withoutSlash(env.ZALO_URL), oauthUrl: withoutSlash(env.ZALO_OAUTH_URL) } };
}

/** Variables that are missing beside others that are set. */
export function missingZalo(given: Readonly<Record<string, string | undefined>>): string[] {
  const names = ['ZALO_APP_ID', 'ZALO_SECRET_KEY'];
  const absent = names.filter((name) => given[name] === undefined);
  return absent.length < names.length ? absent : [];
}

function withoutSlash(address: string | undefined): string | undefined {
  return address?.replace(/\/+$/, '');
}
