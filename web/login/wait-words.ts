import { MINUTE_MS } from '../../domain/dates';

/** What somebody is told who must wait after several wrong attempts. */
export function waitWords(waitMs: number): string {
  const wait = waitMs < MINUTE_MS ? `${Math.ceil(waitMs / 1000)} giây` : `${Math.ceil(waitMs / MINUTE_MS)} phút`;
  return `Đã có nhiều lần nhập chưa đúng. Đề nghị thử lại sau ${wait}, hoặc nhận liên kết đăng nhập qua thư.`;
}
