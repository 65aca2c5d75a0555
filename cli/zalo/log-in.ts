import { loadSigningKeys } from '../../dispatch/load-signing-keys';
import { openZaloLogin } from '../../worker/zalo-login';
import { badInput } from '../report-errors';
import { withSystem } from '../system';
import { noAccount } from './no-account';

/** Exchanges the refresh token an administrator brings for the login that all workers share from then on. */
export function logIn(ask: () => Promise<string>): Promise<number> {
  return withSystem(async ({ db, settings }) => {
    const login = openZaloLogin(db, loadSigningKeys(settings.dataFolder), settings);
    if (!login) throw noAccount();
    const token = await ask();
    if (!/^[\x21-\x7e]{8,4096}$/.test(token))
      throw badInput('Refresh token để trống hoặc chứa ký tự lạ', 'Sao chép lại toàn bộ chuỗi tại developers.zalo.me.');
    const answer = await login.login(token);
    switch (answer.kind) {
      case 'renewed':
        console.log('Đã đăng nhập Zalo. Hệ thống tự gia hạn từ nay; xem hiệu lực: dondoc zalo status');
        return 0;
      case 'refused':
        throw badInput(
          `Zalo không chấp nhận refresh token này (${answer.error})`,
          'Mỗi refresh token chỉ dùng được một lần: lấy chuỗi mới tại developers.zalo.me; kiểm tra ZALO_APP_ID và ZALO_SECRET_KEY.',
        );
      case 'no-answer':
        throw new Error(
          `Zalo không trả lời (${answer.error}). Chạy lại lệnh này; nếu Zalo báo chuỗi đã dùng, lấy refresh token mới tại developers.zalo.me.`,
        );
    }
  });
}
