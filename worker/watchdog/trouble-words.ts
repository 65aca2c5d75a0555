import type { Instant } from '../../domain/dates';
import type { PlanId } from '../../domain/plan';
import { isoAt } from '../../domain/zone';
import type { Cause } from './trouble';

/** What has been seen, for an administrator; ids and numbers only. */
export const wordsOf = {
  temporalSilent: () => 'Bộ điều phối (Temporal) không trả lời.',
  withoutWorkflow: (plans: readonly PlanId[]) =>
    `${plans.length} kế hoạch đang theo dõi không có luồng theo dõi (Temporal): ${list(plans)}.`,
  withoutPlan: (plans: readonly PlanId[]) =>
    `${plans.length} luồng theo dõi (Temporal) đang chạy mà kế hoạch không ở trạng thái theo dõi: ${list(plans)}.`,
  untold: (facts: number, plans: readonly PlanId[]) =>
    `${facts} thông tin ghi nhận chưa được chuyển tới luồng theo dõi của kế hoạch: ${list(plans)}.`,
  late: (plans: readonly PlanId[]) => `${plans.length} kế hoạch đã qua thời điểm gửi mà chưa lập thông báo: ${list(plans)}.`,
  held: () => 'Hệ thống đang tạm giữ, chưa gửi tin nào ra ngoài.',
  deliveries: ({ count, oldestAt }: { count: number; oldestAt: Instant | null }) =>
    `${count} lượt gửi đã đến giờ mà chưa được gửi${oldestAt === null ? '' : `; lượt lâu nhất được lập lúc ${timeWords(oldestAt)}`}.`,
  unknown: (count: number) => `${count} tin chưa rõ đã gửi được hay chưa và chưa có ai được báo.`,
  unreadable: (plans: readonly PlanId[]) => `${plans.length} kế hoạch không đọc được để kiểm tra: ${list(plans)}.`,
  disk: ({ free, total }: { free: number; total: number }) =>
    `Ổ đĩa của thư mục dữ liệu còn ${gibibytes(free)} trên ${gibibytes(total)}.`,
};

/** What to do about it. */
export const mendOf: Readonly<Record<Cause, string>> = {
  'temporal-silent':
    'Kiểm tra máy chủ Temporal và biến TEMPORAL_ADDRESS (lệnh dondoc doctor). Thông tin ghi nhận vẫn được lưu và sẽ được chuyển tiếp khi Temporal hoạt động trở lại.',
  'plans-without-workflow':
    'Kiểm tra hệ thống (npm start) còn chạy. Luồng theo dõi được khởi động lại chậm nhất sau 10 phút; nếu vẫn thiếu, xem và xử lý bằng lệnh dondoc reconcile.',
  'workflows-without-plan':
    'Kiểm tra hệ thống đang dùng đúng cơ sở dữ liệu (DATABASE_URL) và đúng Temporal (TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE), nhất là sau khi phục hồi dữ liệu; xem và xử lý bằng lệnh dondoc reconcile.',
  'facts-not-signalled':
    'Kiểm tra hệ thống (npm start) còn chạy và còn kết nối được Temporal; xem nhật ký của hệ thống. Thông tin đã lưu, không mất.',
  'late-notices':
    'Kiểm tra hệ thống (npm start) còn chạy, không bị treo; xem nhật ký của hệ thống. Khi chạy lại, hệ thống tự lập các thông báo còn thiếu.',
  held: 'Xem báo cáo đối chiếu sau khi phục hồi dữ liệu, rồi cho phép gửi trở lại.',
  'late-deliveries':
    'Kiểm tra hệ thống (npm start) còn chạy, không bị treo; kiểm tra máy chủ thư và cổng tin nhắn (lệnh dondoc doctor, dondoc messages).',
  'unknown-messages':
    'Xem các tin ở trạng thái “chưa rõ kết quả gửi” (lệnh dondoc messages), hỏi nhà cung cấp hoặc người nhận, rồi báo trực tiếp nếu cần.',
  'unreadable-plans': 'Kiểm tra kế hoạch có đủ danh sách đơn vị, lịch làm việc và thang đôn đốc; xem nhật ký của hệ thống.',
  'disk-space': 'Giải phóng hoặc mở rộng ổ đĩa. Khi hết chỗ, thông tin mới không ghi nhận được.',
};

const SHOWN = 5;

function list(plans: readonly PlanId[]): string {
  const more = plans.length - SHOWN;
  return plans.slice(0, SHOWN).join(', ') + (more > 0 ? ` và ${more} kế hoạch khác` : '');
}

function timeWords(at: Instant): string {
  const [date = '', time = ''] = isoAt(at).split('T');
  return `${time.slice(0, 5)} ngày ${date.split('-').reverse().join('/')}`;
}

function gibibytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1).replace('.', ',')} GB`;
}
