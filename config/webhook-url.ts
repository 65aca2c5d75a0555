import { isIP } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from './public-address';

/** True for the addresses of pages that only this machine reaches. */
export function isLoopbackUrl(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || isLoopbackAddress(bare(hostname));
}

/**
 * Why events may not be sent to an address, in Vietnamese with what to write instead; null when they may. https to a public host;
 * where the pages themselves are on loopback, also http to loopback. What a name resolves to is looked at again when sending.
 */
export function whyNotWebhookUrl(text: string, onLoopback: boolean): string | null {
  if (!URL.canParse(text)) return 'Không phải là địa chỉ; đề nghị ghi đầy đủ, ví dụ https://phan-mem.example/don-doc.';
  const { protocol, hostname, username, password, hash } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:') return 'Địa chỉ phải bắt đầu bằng https://.';
  if (username || password) return 'Địa chỉ không được chứa tên đăng nhập, mật khẩu; sự kiện đã có chữ ký để kiểm tra.';
  if (hash) return 'Địa chỉ không được có phần sau dấu #.';
  if (onLoopback && isLoopbackUrl(text)) return null;
  if (protocol !== 'https:') return 'Địa chỉ phải bắt đầu bằng https:// để sự kiện không bị đọc trên đường truyền.';
  const host = bare(hostname);
  if (isIP(host) ? !isPublicAddress(host) : !host.includes('.') || host.endsWith('.localhost') || host === 'localhost')
    return 'Địa chỉ nằm trong mạng nội bộ hoặc trên chính máy chủ này nên không gửi được; đề nghị dùng địa chỉ công khai.';
  return null;
}

// URLs write IPv6 addresses in brackets.
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}
