import type { MessageState } from '../../store/find-messages';

type Failed = { state: MessageState | null; error: string | null };

const WORDS: Readonly<Partial<Record<MessageState, string>>> = {
  refused: 'hệ thống nhận từ chối; đề nghị kiểm tra lại địa chỉ',
  bounced: 'thư bị trả lại; đề nghị kiểm tra lại địa chỉ',
  unknown: 'chưa xác định được kết quả gửi sau 02 lần; cần người quyết định',
  accepted: 'nhà cung cấp đã nhận nhưng không xác nhận đã tới người nhận',
  delivered: 'nhà cung cấp đã nhận nhưng không xác nhận đã tới người nhận',
  expired: 'hết thời gian gửi',
  deferred: 'hệ thống nhận tạm thời chưa nhận; sẽ gửi lại',
};

/** Why a message reached nobody, and what mends it; without a message there was no address to send it to. */
export function failureWords({ state, error }: Failed): string {
  if (state === null) return 'chưa có địa chỉ nhận dùng được; đề nghị cập nhật đầu mối liên hệ';
  if (error?.startsWith('no-account')) return 'người nhận chưa có tài khoản trên kênh này';
  return WORDS[state] ?? 'chưa gửi được';
}
