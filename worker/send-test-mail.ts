import { randomUUID } from 'node:crypto';
import { isInMailbox } from '../channels/bounces/is-in-mailbox';
import { readMailboxUrl } from '../channels/bounces/read-mailbox-url';
import { pause } from '../channels/pause';
import { isEmailAddress } from '../channels/email/check-address';
import type { EmailTransport } from '../channels/email/email-transport';
import type { EmailSettings } from '../config/settings/email-settings';
import type { Instant } from '../domain/dates';
import { fail, ok, warn, type Finding } from './finding';

type Options = { to: string; email: EmailTransport; settings: EmailSettings; domain: string; now: Instant; waitMs?: number };

const NAME = 'Thư thử';
const EVERY_MS = 2_000;

/**
 * Sends one mail as the system sends them and says what became of it; when it goes to the mailbox of `BOUNCE_URL` itself,
 * also whether it arrived within a minute.
 */
export async function sendTestMail({ to, email, settings, domain, now, waitMs = 60_000 }: Options): Promise<Finding[]> {
  if (!isEmailAddress(to))
    return [fail(NAME, 'địa chỉ chưa đúng', 'Ghi dạng ten@co-quan.gov.vn, không dấu, không khoảng trắng.')];
  const messageId = `${randomUUID()}@${domain}`;
  const outcome = await email.send({
    to: { name: '', address: to },
    subject: 'Thư thử của Đôn Đốc',
    text: 'Đây là thư thử, gửi theo cấu hình hiện tại của Đôn Đốc. Không cần trả lời.\n',
    html: '<p>Đây là thư thử, gửi theo cấu hình hiện tại của Đôn Đốc. Không cần trả lời.</p>',
    messageId,
    references: null,
    date: now,
    ...(settings.bounceAddress && { returnPath: settings.bounceAddress }),
  });
  if (outcome.kind !== 'accepted') return [notAccepted(outcome.kind, outcome.error)];
  if (email.name === 'file') return [warn(NAME, `đã ghi vào tệp ${outcome.reference ?? ''}`, 'Đặt SMTP_URL để gửi thật.')];
  return [ok(NAME, 'máy chủ thư đã nhận'), ...(await arrival({ to, settings, messageId, waitMs }))];
}

function notAccepted(kind: 'deferred' | 'refused' | 'our-fault' | 'unknown', error: string): Finding {
  switch (kind) {
    case 'refused':
      return fail(NAME, `bị từ chối: ${error}`, 'Kiểm tra địa chỉ nhận; nếu đúng, hỏi người quản trị máy chủ thư.');
    case 'our-fault':
      return fail(NAME, `không gửi được: ${error}`, 'Kiểm tra tài khoản, mật khẩu và địa chỉ trong SMTP_URL.');
    case 'deferred':
      return warn(NAME, `chưa gửi được: ${error}`, 'Chạy lại sau ít phút; nếu vẫn vậy, kiểm tra SMTP_URL và đường mạng.');
    case 'unknown':
      return warn(NAME, `chưa rõ kết quả: ${error}`, 'Xem hộp thư nhận trước khi gửi lại.');
    default:
      return kind satisfies never;
  }
}

async function arrival({
  to,
  settings,
  messageId,
  waitMs,
}: Pick<Options, 'to' | 'settings'> & { messageId: string; waitMs: number }): Promise<Finding[]> {
  const { bounceUrl, bounceAddress } = settings;
  const isOwn = bounceUrl !== null && /^imaps?:/.test(bounceUrl) && [bounceAddress, readMailboxUrl(bounceUrl).user].includes(to);
  if (!isOwn) return [];
  const name = 'Thư thử tới hộp thư';
  for (let left = waitMs; left >= 0; left -= EVERY_MS) {
    const found = await isInMailbox(bounceUrl, messageId).catch(() => null);
    if (found === null) return [fail(name, 'không mở được hộp thư', 'Kiểm tra BOUNCE_URL.')];
    if (found) return [ok(name, 'đã tới')];
    await pause(Math.min(EVERY_MS, left), new AbortController().signal);
  }
  return [fail(name, `chưa thấy sau ${waitMs / 1000} giây`, 'Xem hộp thư rác và nhật ký của máy chủ thư.')];
}
