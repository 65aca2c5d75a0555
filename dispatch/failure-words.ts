import type { Channel, Notice } from '../domain/notice';
import type { Authority } from '../domain/unit';

const CHANNEL_WORDS: Readonly<Record<Channel, string>> = { email: 'thư điện tử', sms: 'tin nhắn' };

const WHY_WORDS: Readonly<Record<NonNullable<Notice['failed']>['why'], string>> = {
  'no-address': 'chưa có địa chỉ nhận hợp lệ',
  refused: 'bị hệ thống nhận từ chối, đề nghị kiểm tra lại địa chỉ',
  unknown: 'chưa xác định được kết quả gửi sau 02 lần',
};

/** Whom a message did not reach, on which channel and why, in words for the coordinator. */
export function failureWords(register: Authority, { person, channel, why }: NonNullable<Notice['failed']>): string {
  const name = register.officers.find(({ id }) => id === person)?.name ?? person;
  return `${CHANNEL_WORDS[channel]} gửi đồng chí ${name} ${WHY_WORDS[why]}`;
}
