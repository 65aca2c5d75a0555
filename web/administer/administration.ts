import type { FastifyInstance } from 'fastify';
import { findAuthority } from '../../store/authorities';
import type { WebDeps } from '../web-deps';

/** What there is to administer, in the order of a year: page and what it is for. */
const PAGES = [
  ['plans/new', 'Kế hoạch năm mới', 'nạp, kiểm tra, chạy thử rồi bắt đầu'],
  ['administration/units', 'Đơn vị, cán bộ', 'tên, đầu mối liên hệ, sáp nhập, nhập danh sách'],
  ['administration/calendar', 'Lịch làm việc', 'ngày nghỉ, ngày làm bù; xem trước hạn nào dời'],
  ['administration/ladders', 'Thang đôn đốc', 'khi nào nhắc, khi nào báo cáo, bằng kênh nào'],
  ['administration/texts', 'Mẫu thư, tin nhắn', 'sửa lời, xem trước'],
  ['administration/accounts', 'Tài khoản', 'mời người dùng, giao vai, ngừng tài khoản'],
  ['administration/keys', 'Khóa API', 'cho phần mềm khác kết nối'],
  ['administration/webhooks', 'Webhook', 'báo cho phần mềm khác khi có sự kiện'],
  ['administration/feeds', 'Lịch đến hạn', 'xem hạn trong lịch của điện thoại, Outlook'],
  ['administration/system', 'Tình trạng hệ thống', 'cảnh báo, thư đang chờ, thư đã gửi'],
  ['administration/audit', 'Nhật ký', 'ai đã làm gì, khi nào'],
] as const;

/** `/a/{authority}/administration`: where the administrator's pages are. */
export function registerEntry(app: FastifyInstance, { db }: WebDeps): void {
  app.get<{ Params: { authority: string } }>(
    '/a/:authority/administration',
    { config: { access: 'administer' } },
    async ({ params: { authority } }, reply) => {
      const register = await findAuthority(db, authority);
      if (!register) return reply.callNotFound();
      const pages = PAGES.map(([path, words, hint]) => ({ to: `/a/${authority}/${path}`, words, hint }));
      return reply.page('administer/administration', { title: 'Quản trị', name: register.name, pages });
    },
  );
}
