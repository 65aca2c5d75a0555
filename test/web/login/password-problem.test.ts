import { passwordProblem } from '../../../web/login/password-problem';

const lan = { name: 'Nguyễn Thị Lan', email: 'lan.nguyen@tan-hoa.example' };

it.each([
  'mưa rào tháng bảy trên đồi',
  'correct horse battery 7 staple tree',
  'Xk9#pQ2!vLm4',
  'cà phê sữa đá mỗi sáng',
  'đônđốc kế hoạch của xã mình',
])('takes %s', (password) => expect(passwordProblem(password, lan)).toBeNull());

it.each([
  'mười một ký',
  'password1234',
  'P@ssw0rd2026!!',
  'matkhau123456',
  'Mật khẩu 2026!!',
  'quantri@2026',
  'quantriquantri',
  'qwertyuiop[]12',
  '1qaz2wsx3edc4rfv',
  '123456789012',
  '210987654321',
  'abcdefghijkl',
  'aaaaaaaaaaaa',
  'abababababab',
  'anhyeuemnhieu1',
  'NguyenThiLan1',
  'lan.nguyen2026',
  'dondoc dondoc',
  'Đôn Đốc 2026!!!',
  'x'.repeat(129),
])('refuses %s and says why', (password) => expect(passwordProblem(password, lan)).toMatch(/\.$/));
