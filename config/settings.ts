import { z } from 'zod';
import { ConfigError, type ConfigProblem } from './config-error';
import { SETTING_HINTS } from './setting-hints';
import { EMAIL_HINTS, emailSettings, missingEmail, emailShape, type EmailSettings } from './settings/email-settings';
import { milliseconds, number, url } from './settings/setting-shapes';
import { missingSms, SMS_HINTS, smsSettings, smsShape, type SmsSettings } from './settings/sms-settings';
import { missingSso, SSO_HINTS, ssoSettings, ssoShape, type SsoSettings } from './settings/sso-settings';
import { WATCH_HINTS, watchSettings, watchShape, type WatchSettings } from './settings/watch-settings';
import { missingZalo, ZALO_HINTS, zaloSettings, zaloShape, type ZaloSettings } from './settings/zalo-settings';

const HINTS: Readonly<Record<string, string>> = {
  ...SETTING_HINTS,
  ...EMAIL_HINTS,
  ...SMS_HINTS,
  ...ZALO_HINTS,
  ...SSO_HINTS,
  ...WATCH_HINTS,
};

const settingsShape = z.object({
  PORT: number('8080', 0, 65_535),
  HOST: z.string().default('127.0.0.1'),
  DONDOC_DATA: z.string().default('./data'),
  DATABASE_URL: url(/^postgres(ql)?$/).optional(),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/:]+:\d+$/)
    .optional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  PUBLIC_URL: url(/^https?$/).optional(),
  ...emailShape,
  ...smsShape,
  ...zaloShape,
  ...ssoShape,
  ...watchShape,
  DONDOC_LEASE_MS: milliseconds('15000'),
  DONDOC_GATHER_MS: number('2000', 0, 60_000),
  DONDOC_POLL_MS: milliseconds('1000'),
  DONDOC_UNKNOWN_AFTER_MS: milliseconds('600000'),
});

/** Settings of a process. Without `databaseUrl` and `temporalAddress`: the embedded default. */
export type Settings = {
  port: number;
  host: string;
  /** Folder of the embedded database, the engine's file and the file sinks. */
  dataFolder: string;
  databaseUrl: string | null;
  temporalAddress: string | null;
  temporalNamespace: string;
  /** Address under which people reach the pages; links in messages begin with it, without a final slash. */
  publicUrl: string;
  email: EmailSettings;
  sms: SmsSettings;
  zalo: ZaloSettings;
  sso: SsoSettings;
  watch: WatchSettings;
  /** How long a worker may keep a claimed message before another takes it, in ms. */
  leaseMs: number;
  /** How long a person's notices of a moment gather before they leave in one message, in ms. */
  gatherMs: number;
  /** How often the dispatcher looks for due messages without being woken, in ms. */
  pollMs: number;
  /** After how long a send without an answer is asked about again, in ms. */
  unknownAfterMs: number;
};

/**
 * Settings from environment variables; an empty variable counts as absent. Throws ConfigError naming each wrong variable
 * and what to write. Values never appear in errors: some of them are secrets.
 */
export function loadSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const checked = settingsShape.safeParse(given);
  const wrong = (checked.error?.issues ?? []).map(({ path }) => problemOf(String(path[0]), 'Giá trị chưa đúng'));
  const missing = [...missingEmail(given), ...missingSms(given), ...missingZalo(given), ...missingSso(given)].map((name) =>
    problemOf(name, 'Chưa có giá trị, trong khi các biến cùng nhóm đã có'),
  );
  if (!checked.success || missing.length > 0) throw new ConfigError([...wrong, ...missing]);
  return settingsOf(checked.data);
}

function settingsOf(env: z.output<typeof settingsShape>): Settings {
  return {
    port: env.PORT,
    host: env.HOST,
    dataFolder: env.DONDOC_DATA,
    databaseUrl: env.DATABASE_URL ?? null,
    temporalAddress: env.TEMPORAL_ADDRESS ?? null,
    temporalNamespace: env.TEMPORAL_NAMESPACE,
    publicUrl: (env.PUBLIC_URL ?? `http://127.0.0.1:${env.PORT}`).replace(/\/+$/, ''),
    email: emailSettings(env),
    sms: smsSettings(env),
    zalo: zaloSettings(env),
    sso: ssoSettings(env),
    watch: watchSettings(env),
    leaseMs: env.DONDOC_LEASE_MS,
    gatherMs: env.DONDOC_GATHER_MS,
    pollMs: env.DONDOC_POLL_MS,
    unknownAfterMs: env.DONDOC_UNKNOWN_AFTER_MS,
  };
}

function problemOf(name: string, message: string): ConfigProblem {
  return { file: 'biến môi trường', line: 0, field: name, message, hint: HINTS[name] ?? '' };
}
