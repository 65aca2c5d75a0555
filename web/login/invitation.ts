import type { FastifyInstance } from 'fastify';
import { findAccount, type AccountRow } from '../../store/accounts';
import { setPassword } from '../../store/accounts-change';
import { appendAudit } from '../../store/audit';
import { inTransaction } from '../../store/in-transaction';
import { findOneTimeLink, useOneTimeLink } from '../../store/one-time-links';
import { endSessionsOf } from '../../store/sessions';
import type { WebDeps } from '../web-deps';
import { enter } from './enter';
import { newPasswordProblems } from './new-password';
import { hashPassword, passwordIn } from './password';

type Params = { Params: { token: string } };

/** `/invitation/{token}`: whoever was invited sets a password and is in. Serves once, 7 days. */
export function registerInvitation(app: FastifyInstance, deps: WebDeps): void {
  app.get<Params>('/invitation/:token', { config: { access: 'anybody' } }, async ({ params }, reply) => {
    const account = await invited(deps, params.token);
    if (!account) return reply.code(404).page('shell/notice', GONE);
    return reply.page('login/invitation', viewOf(account));
  });

  app.post<Params>('/invitation/:token', { config: { access: 'anybody' } }, async (request, reply) => {
    const { token } = request.params;
    const account = await invited(deps, token);
    if (!account) return reply.code(404).page('shell/notice', GONE);
    const problems = newPasswordProblems(request, account);
    if (Object.keys(problems).length > 0) return reply.code(400).page('login/invitation', viewOf(account, problems));
    const isSet = await accept(deps, token, account.id, await hashPassword(passwordIn(request, 'password')));
    if (!isSet) return reply.code(404).page('shell/notice', GONE);
    return enter(deps, request, reply, { account, openedBy: 'invitation', next: '/' });
  });
}

const GONE = {
  title: 'Liên kết không còn dùng được',
  text: 'Liên kết mời chỉ dùng một lần, trong 07 ngày. Nếu đã đặt mật khẩu, mở trang đăng nhập; nếu chưa, đề nghị người quản trị gửi lại thư mời.',
  plain: true,
};

async function invited({ db, now }: WebDeps, secret: string): Promise<AccountRow | null> {
  const link = await findOneTimeLink(db, { purpose: 'invitation', secret }, now());
  const account = link?.account ? await findAccount(db, link.account) : null;
  return account && account.disabledAt === null ? account : null;
}

function accept({ db, now }: WebDeps, secret: string, account: string, passwordHash: string): Promise<boolean> {
  return inTransaction(db, async (client) => {
    if (!(await useOneTimeLink(client, { purpose: 'invitation', secret }, now()))) return false;
    await setPassword(client, account, passwordHash, now());
    await endSessionsOf(client, account);
    await appendAudit(client, 'password-set', { by: account, account, authority: '*', opening: 'invitation' });
    return true;
  });
}

function viewOf({ name, email }: AccountRow, problems: Record<string, string> = {}) {
  return { title: 'Đặt mật khẩu', name, email, problems, plain: true };
}
