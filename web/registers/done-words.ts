import { wordOf } from '../shell/word-of';

const WORDS: Readonly<Record<string, string>> = {
  unit: 'Đã lưu. Các kế hoạch đang theo dõi dùng thông tin mới từ bây giờ.',
  'unit-added': 'Đã thêm đơn vị. Bổ sung người nhận để gửi được thông báo.',
  person: 'Đã lưu người nhận. Các thông báo tiếp theo gửi đến địa chỉ này.',
  released: 'Đã cho gửi lại tới địa chỉ này.',
  imported: 'Đã nhập danh sách.',
  same: 'Không có gì thay đổi.',
  calendar: 'Đã lưu lịch làm việc. Các kế hoạch đang theo dõi tính lại thời hạn.',
  ladder: 'Đã lưu thang đôn đốc. Các kế hoạch đang theo dõi áp dụng từ bây giờ.',
  text: 'Đã lưu lời thông báo. Thư, tin nhắn tiếp theo dùng lời mới.',
  'text-reset': 'Đã dùng lại lời mẫu của phần mềm.',
};

/** What was done, from the code in the address; nothing for any other code. */
export function doneWords(code: string | undefined): string {
  return wordOf(WORDS, code) ?? '';
}
