import { loadSettings } from '../config/settings';
import { loadSigningKeys } from '../dispatch/load-signing-keys';
import { saveSigningKeys, withNewKey, withoutOldKeys } from '../dispatch/save-signing-keys';
import { appendAudit } from '../store/audit';
import type { Db } from '../store/database';
import { inTransaction } from '../store/in-transaction';
import type { SigningKeys } from '../store/link-token';
import { findUnknownSeals, sealAgain } from '../store/seal-again';
import { sealRescuedAgain } from '../store/token-rescue';
import { takeLock } from '../worker/instance-lock';
import { ZALO_LOGIN } from '../worker/zalo-login';
import { withSystem } from './system';

/**
 * Makes a new signing key. Links that were sent go on working until they end by themselves; with `revokeOld` none of them
 * does any more, and what the old keys seal is sealed with the new one first. Nothing may run meanwhile: a running system
 * holds the old keys.
 */
export async function rotateKeys({ revokeOld = false }: { revokeOld?: boolean }): Promise<number> {
  const { dataFolder } = loadSettings(process.env);
  const lock = takeLock(
    `${dataFolder}/dondoc.lock`,
    (pid) => `Đôn Đốc đang chạy (tiến trình ${pid}). Dừng hệ thống rồi chạy lại lệnh này, sau đó khởi động lại.`,
  );
  try {
    return await withSystem(async ({ db }) => {
      const keys = withNewKey(loadSigningKeys(dataFolder));
      const revoked = Object.keys(keys.secrets).filter((kid) => revokeOld && kid !== keys.current);
      // The new key first: whatever happens then, everything can still be opened and the command be run again.
      saveSigningKeys(dataFolder, keys);
      const sealed = await noteRotation(db, keys, revoked);
      await sealRescuedAgain({ keys, name: ZALO_LOGIN, folder: dataFolder });
      if (revokeOld) saveSigningKeys(dataFolder, withoutOldKeys(keys));
      for (const line of linesOf(keys, revoked, sealed)) console.log(line);
      return 0;
    });
  } finally {
    lock.release();
  }
}

function noteRotation(db: Db, keys: SigningKeys, revoked: readonly string[]): Promise<number> {
  return inTransaction(db, async (client) => {
    const unknown = revoked.length > 0 ? await findUnknownSeals(client) : [];
    if (unknown.length > 0)
      throw new Error(
        `Chưa thể bỏ khóa cũ: ${unknown.join(', ')} còn được mã hóa bằng khóa cũ và lệnh này chưa biết cách mã hóa lại.`,
      );
    const sealed = await sealAgain(client, keys);
    await appendAudit(client, 'keys-rotated', { by: 'cli', current: keys.current, revoked });
    return sealed;
  });
}

function linesOf({ current }: SigningKeys, revoked: readonly string[], sealed: number): string[] {
  return [
    `Khóa mới: ${current}. Đường dẫn gửi từ nay được ký bằng khóa này.`,
    ...(sealed > 0 ? [`Đã mã hóa lại ${sealed} nội dung bí mật trong cơ sở dữ liệu bằng khóa mới.`] : []),
    revoked.length > 0
      ? `Đã bỏ khóa ${revoked.join(', ')}: mọi đường dẫn và mã đã gửi trước đây không còn dùng được; đơn vị dùng đường dẫn trong thư tiếp theo.`
      : 'Đường dẫn đã gửi vẫn dùng được đến khi hết hạn. Bỏ cả khóa cũ: dondoc rotate-keys --revoke-old',
    'Sao lưu lại tệp signing-keys.json, rồi khởi động hệ thống.',
  ];
}
