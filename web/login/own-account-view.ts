import type { AccountRow } from '../../store/accounts';
import type { listSessions, Opening } from '../../store/sessions';
import { momentWords } from '../shell/moment-words';

type Known = {
  account: AccountRow;
  sessions: Awaited<ReturnType<typeof listSessions>>;
  /** Recovery codes that are left. */
  codes: number;
  /** The old password is asked for before a new one is set. */
  asks: boolean;
  /** An administrator of pages reached from outside cannot do without a second factor. */
  isForced: boolean;
};

const OPENED: Readonly<Record<Opening, string>> = {
  password: 'mật khẩu',
  mail: 'liên kết qua thư',
  sso: 'đăng nhập một lần',
  setup: 'liên kết khởi tạo',
  invitation: 'thư mời',
};

/** One's own account as its page shows it. */
export function ownAccountView(
  { account, sessions, codes, asks, isForced }: Known,
  { problems = {}, name = account.name }: { problems?: Record<string, string>; name?: string },
) {
  return {
    title: 'Tài khoản của tôi',
    name,
    email: account.email,
    hasPassword: account.passwordHash !== null,
    asks,
    problems,
    factor: account.totpSealed === null ? null : { codes: String(codes).padStart(2, '0'), mayRemove: !isForced },
    sessions: sessions.map(({ createdAt, seenAt, openedBy, isThis }) => ({
      since: momentWords(createdAt),
      seen: momentWords(seenAt),
      by: OPENED[openedBy],
      isThis,
    })),
    hasOthers: sessions.length > 1,
  };
}
