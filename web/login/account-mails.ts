import type { AccountMail } from '../web-deps';

type Person = { name: string; email: string };

/** The mail with a link that logs in. */
export function loginMail({ name, email }: Person, link: string): AccountMail {
  const text = `Kính gửi ${name},

Có yêu cầu đăng nhập Đôn Đốc bằng địa chỉ thư này. Mở liên kết sau bằng chính trình duyệt đã yêu cầu, trong 10 phút, rồi nhấn nút đăng nhập:

${link}

Nếu không phải yêu cầu của mình, đề nghị bỏ qua thư này; không ai đăng nhập được nếu không có trình duyệt đã yêu cầu.

Trân trọng.
`;
  return { to: { name, address: email }, subject: 'Liên kết đăng nhập Đôn Đốc', text };
}

/** The mail that invites somebody to set a password. */
export function invitationMail({ name, email }: Person, link: string, from: string): AccountMail {
  const text = `Kính gửi ${name},

${from} mời đồng chí sử dụng Đôn Đốc, phần mềm theo dõi, đôn đốc kế hoạch năm. Mở liên kết sau trong 07 ngày để đặt mật khẩu:

${link}

Tên đăng nhập là địa chỉ thư này. Liên kết chỉ dùng một lần.

Trân trọng.
`;
  return { to: { name, address: email }, subject: 'Thư mời sử dụng Đôn Đốc', text };
}
