import type { Settings } from '../config/settings';
import { createResolver, type TxtResolver } from './ask-dns';
import { dkimFinding } from './check-dkim';
import { dmarcFinding } from './check-dmarc';
import { spfFindings } from './check-spf';
import { ok, warn, type Finding } from './finding';
import { mailDomainOf } from './transports';

/**
 * Looks at what other mail servers ask DNS about our mail: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 7489). Nothing is
 * asked while mail goes into files or has no sender of its own.
 */
export async function diagnoseMail({ email }: Settings, resolver: TxtResolver = createResolver()): Promise<Finding[]> {
  const from = mailDomainOf(email.mailFrom).toLowerCase();
  if (!email.smtpUrl || !from.includes('.')) return [];
  const returnPath = (email.bounceAddress?.split('@').at(-1) ?? from).toLowerCase();
  return [
    ...(await spfFindings(resolver, from, returnPath)),
    await dkimFinding(resolver, email.dkim),
    await dmarcFinding(resolver, { from, returnPath, dkim: email.dkim?.domain.toLowerCase() ?? null }),
    bounces(email),
  ];
}

function bounces({ bounceAddress, bounceUrl }: Settings['email']): Finding {
  const name = 'Thư báo không gửi được';
  if (!bounceUrl || !bounceAddress)
    return warn(
      name,
      'chưa được đọc: địa chỉ hỏng chỉ được phát hiện khi máy chủ thư từ chối ngay',
      'Đặt BOUNCE_ADDRESS và BOUNCE_URL. Hộp thư phải nhận được cả địa chỉ có phần thêm sau dấu +.',
    );
  const { protocol, host } = new URL(bounceUrl);
  return ok(name, `về ${bounceAddress}, đọc bằng ${protocol.replace(':', '').toUpperCase()} từ ${host}`);
}
