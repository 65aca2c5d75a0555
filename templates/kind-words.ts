import type { NoticeKind } from '../domain/notice';

/** `tag` heads a subject, `heading` a part of a message, `tally` is counted in its first line ("02 nhiệm vụ quá hạn"). */
export type KindWords = { tag: string; heading: string; tally: string };

/** Worst first: the order of the parts of a message. Kinds of one line are ordered by their nearest day. */
export const KIND_ORDER: readonly (readonly NoticeKind[])[] = [
  ['leadership'],
  ['escalation'],
  ['overdue'],
  ['returned'],
  ['unreachable'],
  ['due'],
  ['quota', 'reminder', 'report-due'],
  ['extension-asked'],
  ['extension-decided'],
  ['obstacle'],
  ['partner'],
  ['silent-partner'],
  ['evidence'],
  ['date-asked'],
  ['moved'],
  ['amended'],
  ['opened'],
  ['summary'],
  ['started-late'],
  ['receipt'],
  ['closed'],
];

/** Notices that are one list each, whatever the number of their rows; of the others each row is a thing of its own. */
export const LIST_KINDS: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'opened',
  'summary',
  'started-late',
  'closed',
  'amended',
  'moved',
]);

export const KIND_WORDS: Readonly<Record<NoticeKind, KindWords>> = {
  leadership: {
    tag: 'Báo cáo lãnh đạo',
    heading: 'Nhiệm vụ quá hạn báo cáo lãnh đạo',
    tally: 'nhiệm vụ quá hạn báo cáo lãnh đạo',
  },
  escalation: { tag: 'Nhiệm vụ quá hạn', heading: 'Nhiệm vụ quá hạn của các đơn vị', tally: 'nhiệm vụ quá hạn của các đơn vị' },
  overdue: { tag: 'Quá hạn', heading: 'Nhiệm vụ quá hạn', tally: 'nhiệm vụ quá hạn' },
  returned: { tag: 'Trả lại', heading: 'Kết quả được trả lại', tally: 'kết quả được trả lại' },
  unreachable: { tag: 'Chưa gửi được', heading: 'Thông báo chưa gửi được', tally: 'thông báo chưa gửi được' },
  due: { tag: 'Đến hạn', heading: 'Nhiệm vụ đến hạn', tally: 'nhiệm vụ đến hạn' },
  quota: { tag: 'Nhắc việc', heading: 'Chỉ tiêu kỳ còn thiếu', tally: 'chỉ tiêu kỳ còn thiếu' },
  reminder: { tag: 'Nhắc việc', heading: 'Nhiệm vụ sắp đến hạn', tally: 'nhiệm vụ sắp đến hạn' },
  'report-due': { tag: 'Báo cáo định kỳ', heading: 'Báo cáo định kỳ', tally: 'báo cáo đến kỳ' },
  'extension-asked': { tag: 'Đề nghị gia hạn', heading: 'Đề nghị gia hạn', tally: 'đề nghị gia hạn' },
  'extension-decided': { tag: 'Kết quả gia hạn', heading: 'Kết quả đề nghị gia hạn', tally: 'kết quả đề nghị gia hạn' },
  obstacle: { tag: 'Khó khăn, vướng mắc', heading: 'Khó khăn, vướng mắc', tally: 'phản ánh khó khăn, vướng mắc' },
  partner: { tag: 'Đề nghị phối hợp', heading: 'Đề nghị phối hợp', tally: 'đề nghị phối hợp' },
  'silent-partner': { tag: 'Phối hợp', heading: 'Nội dung phối hợp chưa nhận được', tally: 'nhiệm vụ chưa đủ nội dung phối hợp' },
  evidence: { tag: 'Cung cấp kết quả', heading: 'Đề nghị cung cấp kết quả', tally: 'đề nghị cung cấp kết quả' },
  'date-asked': { tag: 'Xác định thời hạn', heading: 'Đề nghị xác định thời hạn', tally: 'nhiệm vụ chưa có thời hạn' },
  moved: { tag: 'Thay đổi thời hạn', heading: 'Thay đổi thời hạn', tally: 'thông báo thay đổi thời hạn' },
  amended: { tag: 'Điều chỉnh kế hoạch', heading: 'Điều chỉnh kế hoạch', tally: 'thông báo điều chỉnh kế hoạch' },
  opened: { tag: 'Nhiệm vụ được giao', heading: 'Nhiệm vụ được giao', tally: 'thông báo nhiệm vụ được giao' },
  summary: { tag: 'Tổng hợp tuần', heading: 'Tổng hợp tuần', tally: 'bản tổng hợp tuần' },
  'started-late': {
    tag: 'Bắt đầu theo dõi',
    heading: 'Tình hình tại thời điểm bắt đầu theo dõi',
    tally: 'bản tình hình tại thời điểm bắt đầu theo dõi',
  },
  receipt: { tag: 'Đã ghi nhận', heading: 'Thông tin đã ghi nhận', tally: 'thông tin đã ghi nhận' },
  closed: { tag: 'Kết thúc kế hoạch', heading: 'Kết thúc kế hoạch', tally: 'thông báo kết thúc kế hoạch' },
};
