import { partsToResend, type FailedMessage, type WhyNotResent } from '../../domain/desk/resend';
import type { Instant } from '../../domain/dates';
import { readPhone } from '../../domain/phone';
import type { Authority, Officer } from '../../domain/unit';
import type { StoppedMessage } from '../../store/resend-message';
import type { SuppressedAddress } from '../../store/suppressed-addresses';

/** Why a message is not sent anew, and what to do instead; of one that has reached its person nothing is said. */
export const WHY_NOT_WORDS: Readonly<Record<WhyNotResent, string>> = {
  accepted: '',
  'under-way': '',
  nothing: 'Nội dung của tin này đã được chuyển sang lượt gửi khác.',
  'told-elsewhere': 'Nội dung đã được gửi cho người nhận qua kênh khác nên không gửi lại.',
  'out-of-date': 'Nội dung đã hết thời gian có ý nghĩa nên không gửi lại; nếu cần, đề nghị đôn đốc tại trang của nhiệm vụ.',
  'no-address': 'Người nhận chưa có địa chỉ trên kênh này; đề nghị người quản trị cập nhật danh mục đơn vị rồi gửi lại.',
  'dead-address':
    'Địa chỉ của người nhận đã bị từ chối nên ngừng dùng; đề nghị người quản trị sửa địa chỉ (hoặc cho dùng lại địa chỉ) rồi gửi lại.',
};

type Source = { message: StoppedMessage; register: Authority; suppressed: readonly SuppressedAddress[] };

/** What may be sent anew of a message as things stand. */
export function resendable(source: Source, now: Instant): ReturnType<typeof partsToResend> {
  return partsToResend(failedMessage(source), now);
}

function failedMessage({ message, register, suppressed }: Source): FailedMessage {
  const { channel, state, notBefore, parts, person } = message;
  const officer = register.officers.find(({ id }) => id === person);
  const address = officer ? addressOn(officer, channel) : null;
  const isAddressDead = suppressed.some((one) => one.channel === channel && one.address === address);
  return { state, notBefore, parts, hasAddress: address !== null, isAddressDead };
}

function addressOn({ email, phone }: Officer, channel: StoppedMessage['channel']): string | null {
  if (channel === 'email') return email;
  const read = readPhone(phone ?? '');
  return read.kind === 'mobile' ? read.international : null;
}
