import { z } from 'zod';
import { milliseconds, number, url } from './setting-shapes';

/** Whom the watchdog tells, how often it looks, and when it calls something late. */
export type WatchSettings = {
  /** Who is told of alarms by e-mail; null: nobody. */
  alarmEmail: string | null;
  /** An address outside that is asked for as long as all is well; its silence is the alarm. A secret. */
  deadmanUrl: string | null;
  /** How often the watchdog looks, in ms. */
  everyMs: number;
  /** A notice, message or fact that should have left longer ago than this is late, in ms. */
  lateMs: number;
  /** A message whose outcome is unknown for longer than this needs a person, in ms. */
  unknownMs: number;
  /** Less free space than this in the data folder is an alarm, in percent. */
  diskPercent: number;
  /** A port of its own for `/metrics`, on 127.0.0.1 only; null: the pages' port, while that is this machine's alone. */
  metricsPort: number | null;
};

export const watchShape = {
  ALARM_EMAIL: z.email().optional(),
  DEADMAN_URL: url(/^https?$/).optional(),
  WATCH_EVERY_MS: milliseconds('300000'),
  WATCH_LATE_MS: milliseconds('300000'),
  WATCH_UNKNOWN_MS: milliseconds('1800000'),
  WATCH_DISK_PERCENT: number('10', 0, 99),
  METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
};

export const WATCH_HINTS = {
  ALARM_EMAIL: 'Ghi một địa chỉ thư của người quản trị, ví dụ quan-tri@tan-hoa.example, hoặc bỏ trống',
  DEADMAN_URL: 'Ghi địa chỉ nhận tín hiệu “vẫn hoạt động”, ví dụ https://hc-ping.com/ma-rieng, hoặc bỏ trống',
  WATCH_EVERY_MS: 'Ghi số mili giây, là số nguyên dương, ví dụ 300000',
  WATCH_LATE_MS: 'Ghi số mili giây, là số nguyên dương, ví dụ 300000',
  WATCH_UNKNOWN_MS: 'Ghi số mili giây, là số nguyên dương, ví dụ 1800000',
  WATCH_DISK_PERCENT: 'Ghi số phần trăm từ 0 đến 99, ví dụ 10',
  METRICS_PORT: 'Ghi số cổng từ 1 đến 65535, ví dụ 9465, hoặc bỏ trống',
};

type Env = z.output<z.ZodObject<typeof watchShape>>;

export function watchSettings(env: Env): WatchSettings {
  return {
    alarmEmail: env.ALARM_EMAIL ?? null,
    deadmanUrl: env.DEADMAN_URL ?? null,
    everyMs: env.WATCH_EVERY_MS,
    lateMs: env.WATCH_LATE_MS,
    unknownMs: env.WATCH_UNKNOWN_MS,
    diskPercent: env.WATCH_DISK_PERCENT,
    metricsPort: env.METRICS_PORT ?? null,
  };
}
