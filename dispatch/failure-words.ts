import type { Failure, Notice } from '../domain/notice';
import type { Authority } from '../domain/unit';
import { CHANNEL_WORDS } from '../templates/channel-words';

const WHY_WORDS: Readonly<Record<Failure, string>> = {
  'no-address': 'chưa có địa chỉ nhận hợp lệ',
  'dead-address': 'chưa gửi được vì địa chỉ nhận không còn dùng được, đề nghị cập nhật địa chỉ',
  refused: 'bị hệ thống nhận từ chối, đề nghị kiểm tra lại địa chỉ',
  bounced: 'bị trả lại, đề nghị kiểm tra lại địa chỉ',
  'no-account': 'chưa gửi được vì người nhận chưa có tài khoản',
  'no-template': 'chưa gửi được vì chưa có mẫu tin đã đăng ký cho nội dung này',
  'no-report': 'chưa có xác nhận đã tới người nhận',
  quota: 'chưa gửi được vì cơ quan đã dùng hết số tin nhắn trong tháng',
  unknown: 'chưa xác định được kết quả gửi sau 02 lần',
};

/** Whom a message did not reach, on which channel and why, in words for the coordinator. */
export function failureWords(register: Authority, { person, channel, why }: NonNullable<Notice['failed']>): string {
  const name = register.officers.find(({ id }) => id === person)?.name ?? person;
  return `${CHANNEL_WORDS[channel]} gửi đồng chí ${name} ${WHY_WORDS[why]}`;
}
