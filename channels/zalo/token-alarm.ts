import { DAY_MS, type Instant } from '../../domain/dates';

/** What an administrator must hear about the login. */
export type TokenAlarm = { cause: 'zalo-token'; words: string; mend: string };

const WARN_MS = 14 * DAY_MS;
const LOG_IN = 'Lấy refresh token mới tại developers.zalo.me (Công cụ, API Explorer) và chạy: dondoc zalo login.';

/** The alarm when the refresh token ends within 14 days, or null. */
export function endingAlarm(refreshUntil: Instant, now: Instant): TokenAlarm | null {
  const left = refreshUntil - now;
  if (left >= WARN_MS) return null;
  const days = String(Math.max(0, Math.floor(left / DAY_MS))).padStart(2, '0');
  const words =
    left > 0 ? `Đăng nhập Zalo chỉ còn hiệu lực ${days} ngày và chưa gia hạn được.` : 'Đăng nhập Zalo đã hết hiệu lực.';
  return { cause: 'zalo-token', words, mend: LOG_IN };
}

/** The alarm when Zalo takes the refresh token no more. */
export function refusedAlarm(error: string): TokenAlarm {
  return { cause: 'zalo-token', words: `Zalo từ chối gia hạn đăng nhập (${error}); chưa gửi được tin qua Zalo.`, mend: LOG_IN };
}
