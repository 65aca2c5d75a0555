import { badInput } from '../report-errors';

/** The settings name no application at Zalo. */
export function noAccount(): Error {
  return badInput('Chưa khai báo ứng dụng Zalo', 'Ghi biến môi trường ZALO_APP_ID và ZALO_SECRET_KEY rồi chạy lại lệnh.');
}
