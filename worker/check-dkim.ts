import { createPublicKey } from 'node:crypto';
import type { DkimSettings } from '../config/settings/email-settings';
import { askTxt, type TxtResolver } from './ask-dns';
import { isClearError } from './clear-error';
import { fail, ok, warn, type Finding } from './finding';
import { loadDkim } from './load-dkim';

/** Whether DNS shows the public half of the key that signs our mail. */
export async function dkimFinding(resolver: TxtResolver, settings: DkimSettings | null): Promise<Finding> {
  if (!settings)
    return warn('DKIM', 'Đôn Đốc không ký thư', 'Không cần làm gì nếu máy chủ thư đã ký; nếu chưa, đặt đủ ba biến DKIM_….');
  const host = `${settings.selector}._domainkey.${settings.domain}`;
  const name = `DKIM ${host}`;
  const ours = publicKeyOf(settings);
  if ('error' in ours) return fail(name, ours.error, 'Sửa tệp khóa theo lời trên rồi chạy lại.');
  const write = `Thêm bản ghi TXT cho ${host}: v=DKIM1; k=rsa; p=${ours.key}`;
  const records = await askTxt(resolver, host);
  if (!records) return warn(name, 'DNS không trả lời', 'Chạy lại khi máy này tra cứu được tên miền.');
  const keys = records.map(keyIn).filter((key) => key !== null);
  if (keys.length === 0) return fail(name, 'chưa có', write);
  if (keys.length > 1) return fail(name, `có ${keys.length} bản ghi`, 'Chỉ giữ lại một bản ghi TXT.');
  if (keys[0] === '') return fail(name, 'khóa đã bị thu hồi (p= để trống)', write);
  if (keys[0] !== ours.key) return fail(name, 'khóa trong DNS khác khóa đang ký', `${write} (thay bản ghi cũ)`);
  return ok(name, 'khóa trong DNS khớp với khóa đang ký');
}

function publicKeyOf(settings: DkimSettings): { key: string } | { error: string } {
  try {
    const pem = loadDkim(settings)?.privateKey ?? '';
    return { key: createPublicKey(pem).export({ type: 'spki', format: 'der' }).toString('base64') };
  } catch (error) {
    return { error: isClearError(error) ? error.message : 'không đọc được tệp khóa' };
  }
}

/** The public key in a record, without spaces; null: the record is about something else. Source: RFC 6376 §3.6.1. */
function keyIn(record: string): string | null {
  const tags = record.split(';').map((tag) => tag.trim());
  const isOther = tags.some((tag) => /^v\s*=/.test(tag) && !/^v\s*=\s*DKIM1$/.test(tag));
  const key = tags.find((tag) => /^p\s*=/.test(tag));
  return isOther || key === undefined ? null : key.replace(/^p\s*=/, '').replace(/\s+/g, '');
}
