/** Where a task or an assignment stands. */
export type StatusCode = 'not-started' | 'in-progress' | 'awaits-confirmation' | 'done' | 'paused' | 'cancelled';

/** How it stands to its due day; the other axis. */
export type TimelinessCode = 'in-time' | 'due-soon' | 'overdue' | 'no-due-day';

export const STATUS_WORDS: Readonly<Record<StatusCode, string>> = {
  'not-started': 'chưa thực hiện',
  'in-progress': 'đang thực hiện',
  'awaits-confirmation': 'chờ xác nhận',
  done: 'đã hoàn thành',
  paused: 'tạm dừng',
  cancelled: 'hủy',
};

export const TIMELINESS_WORDS: Readonly<Record<TimelinessCode, string>> = {
  'in-time': 'trong hạn',
  'due-soon': 'sắp đến hạn',
  overdue: 'quá hạn',
  'no-due-day': 'không hạn',
};

/** States of a plan. */
export const PLAN_STATE_WORDS: Readonly<Record<'draft' | 'issued' | 'running' | 'paused' | 'closed', string>> = {
  draft: 'dự thảo',
  issued: 'đã ban hành',
  running: 'đang theo dõi',
  paused: 'tạm dừng',
  closed: 'đã kết thúc',
};

/** States of a message on its way. */
export const MESSAGE_STATE_WORDS: Readonly<
  Record<
    'claimed' | 'sending' | 'accepted' | 'delivered' | 'bounced' | 'deferred' | 'refused' | 'unknown' | 'superseded' | 'expired',
    string
  >
> = {
  claimed: 'chờ gửi',
  sending: 'đang gửi',
  accepted: 'đã gửi',
  delivered: 'đã tới người nhận',
  bounced: 'bị trả lại',
  deferred: 'chờ gửi lại',
  refused: 'gửi lỗi',
  unknown: 'chưa rõ kết quả gửi',
  superseded: 'không cần gửi nữa',
  expired: 'hết thời gian gửi',
};
