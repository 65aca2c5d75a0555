import { z } from 'zod';

/** Single sign-on by OpenID Connect; null: people log in with what they have here. */
export type SsoSettings = { issuer: string; clientId: string; clientSecret: string } | null;

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

// Plain http would hand passwords' substitutes to anybody on the way; a provider on this machine may do without https.
const isSafe = (address: string) => {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || LOOPBACK.includes(hostname);
};

export const ssoShape = {
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine(isSafe)
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().min(16).optional(),
};

const ALL_OR_NONE = 'Ghi đủ OIDC_ISSUER, OIDC_CLIENT_ID và OIDC_CLIENT_SECRET, hoặc bỏ trống cả ba';

export const SSO_HINTS = {
  OIDC_ISSUER: `${ALL_OR_NONE}; địa chỉ bắt đầu bằng https://, ví dụ https://sso.tinh.example/realms/tinh`,
  OIDC_CLIENT_ID: ALL_OR_NONE,
  OIDC_CLIENT_SECRET: `${ALL_OR_NONE}; khóa bí mật cần ít nhất 16 ký tự`,
};

type Env = z.output<z.ZodObject<typeof ssoShape>>;

export function ssoSettings({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: clientSecret,
}: Env): SsoSettings {
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : null;
}

/** Variables that are missing beside others that are set. */
export function missingSso(given: Readonly<Record<string, string | undefined>>): string[] {
  const names = Object.keys(ssoShape);
  const absent = names.filter((name) => given[name] === undefined);
  return absent.length < names.length ? absent : [];
}
