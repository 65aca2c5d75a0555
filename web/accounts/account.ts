import type { FastifyInstance } from 'fastify';
import { wordOf } from '../shell/word-of';
import type { WebDeps } from '../web-deps';
import { ACCOUNT_URL, onSubject } from './find-subject';
import { showAccount } from './show-account';

/** `…/administration/accounts/{account}`: an account as an administrator sees it. */
export function registerAccount(app: FastifyInstance, deps: WebDeps): void {
  app.get(
    ACCOUNT_URL,
    { config: { access: 'administer' } },
    onSubject(deps, async (subject, { query }, reply) =>
      showAccount(deps, reply, subject, { done: wordOf(DONE, (query as { done?: unknown }).done) }),
    ),
  );
}

const DONE: Readonly<Record<string, string>> = {
  added: 'Đã giao vai; người dùng cần đăng nhập lại.',
  taken: 'Đã thu vai; những phiên làm việc đang mở đã kết thúc.',
  disabled: 'Đã ngừng tài khoản; những phiên làm việc đang mở đã kết thúc.',
  enabled: 'Tài khoản dùng được trở lại.',
  factor: 'Đã bỏ xác thực hai lớp; người dùng đặt lại khi cần.',
};
