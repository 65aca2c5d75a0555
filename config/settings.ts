import { z } from 'zod';
import { ConfigError, type ConfigProblem } from './config-error';
import { SETTING_HINTS } from './setting-hints';

const number = (text: string, least: number, most: number) => z.coerce.number().int().min(least).max(most).prefault(text);
const milliseconds = (text: string) => number(text, 1, 86_400_000);
const url = (protocol: RegExp) => z.url({ protocol });

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
  SMTP_URL: url(/^smtps?$/).optional(),
  MAIL_FROM: z.string().includes('@').default('Đôn Đốc <dondoc@localhost>'),
  ESMS_API_KEY: z.string().optional(),
  ESMS_SECRET_KEY: z.string().optional(),
  ESMS_BRANDNAME: z
    .string()
    .regex(/^(?!\d+$)[A-Za-z0-9_. -]{1,11}$/)
    .optional(),
  ESMS_URL: url(/^https?$/).optional(),
  DONDOC_LEASE_MS: milliseconds('15000'),
  DONDOC_POLL_MS: milliseconds('1000'),
  DONDOC_UNKNOWN_AFTER_MS: milliseconds('600000'),
});

/** Settings of a process. Without `databaseUrl`, `temporalAddress`, `smtpUrl`, `esms`: the embedded or file-sink default. */
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
  smtpUrl: string | null;
  mailFrom: string;
  esms: { apiKey: string; secretKey: string; brandname: string; url: string | null } | null;
  /** How long a worker may keep a claimed message before another takes it, in ms. */
  leaseMs: number;
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
  const missing = missingEsms(given).map((name) => problemOf(name, 'Chưa có giá trị, trong khi các biến ESMS khác đã có'));
  if (!checked.success || missing.length > 0) throw new ConfigError([...wrong, ...missing]);
  return settingsOf(checked.data);
}

function settingsOf(env: z.output<typeof settingsShape>): Settings {
  const { ESMS_API_KEY: apiKey, ESMS_SECRET_KEY: secretKey, ESMS_BRANDNAME: brandname } = env;
  return {
    port: env.PORT,
    host: env.HOST,
    dataFolder: env.DONDOC_DATA,
    databaseUrl: env.DATABASE_URL ?? null,
    temporalAddress: env.TEMPORAL_ADDRESS ?? null,
    temporalNamespace: env.TEMPORAL_NAMESPACE,
    publicUrl: (env.PUBLIC_URL ?? `http://127.0.0.1:${env.PORT}`).replace(/\/+$/, ''),
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    esms: apiKey && secretKey && brandname ? { apiKey, secretKey, brandname, url: env.ESMS_URL ?? null } : null,
    leaseMs: env.DONDOC_LEASE_MS,
    pollMs: env.DONDOC_POLL_MS,
    unknownAfterMs: env.DONDOC_UNKNOWN_AFTER_MS,
  };
}

// A gateway with half of its keys would fail at the first message; it is told at the start.
function missingEsms(given: Readonly<Record<string, string | undefined>>): string[] {
  const names = ['ESMS_API_KEY', 'ESMS_SECRET_KEY', 'ESMS_BRANDNAME'];
  const absent = names.filter((name) => given[name] === undefined);
  return absent.length < names.length ? absent : [];
}

function problemOf(name: string, message: string): ConfigProblem {
  return { file: 'biến môi trường', line: 0, field: name, message, hint: SETTING_HINTS[name] ?? '' };
}
