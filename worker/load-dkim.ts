import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Dkim } from '../channels/email/email-transport';
import type { DkimSettings } from '../config/settings/email-settings';
import { clearError } from './clear-error';

const SHORTEST_KEY = 1024;

/** The key that signs our mail. Throws ClearError when its file cannot be read, others can read it, or it is no RSA key. */
export function loadDkim(settings: DkimSettings | null): Dkim | null {
  if (!settings) return null;
  const { domain, selector, keyFile } = settings;
  return { domain, selector, privateKey: readKey(keyFile) };
}

function readKey(file: string): string {
  const { mode, pem } = readSafely(file);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw clearError(`Tệp khóa DKIM ${file} đang mở cho người dùng khác đọc. Hãy chạy: chmod 600 ${file}`);
  const key = keyOf(pem);
  const isEnough = key?.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= SHORTEST_KEY;
  if (isEnough) return pem;
  throw clearError(
    `Tệp khóa DKIM ${file} không phải khóa riêng RSA dạng PEM, không mật khẩu, từ ${SHORTEST_KEY} bit. Tạo khóa mới bằng openssl genrsa -out dkim.pem 2048 rồi sửa DKIM_KEY_FILE.`,
  );
}

function readSafely(file: string): { mode: number; pem: string } {
  try {
    return { mode: statSync(file).mode, pem: readFileSync(file, 'utf8') };
  } catch {
    throw clearError(`Không đọc được tệp khóa DKIM ${file}. Hãy sửa DKIM_KEY_FILE, hoặc bỏ trống cả ba biến DKIM_….`);
  }
}

function keyOf(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}
