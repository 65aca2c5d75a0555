import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findAccount, hasAccounts, type AccountRow } from '../../store/accounts';
import { addGrant, insertAccount } from '../../store/accounts-change';
import { appendAudit } from '../../store/audit';
import { inTransaction } from '../../store/in-transaction';
import { findOneTimeLink, useOneTimeLink } from '../../store/one-time-links';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import { enter } from './enter';
import { hashPassword, passwordIn } from './password';
import { newPasswordProblems } from './new-password';
import { fieldProblems, personEmail, personName } from './person-shape';

type Params = { Params: { token: string } };
type Draft = { name: string; email: string; follows: boolean };

const person = z.object({ name: personName, email: personEmail });

/** `/setup/{token}`: the first administrator, by the link that the start printed. It serves once and only as long as nobody has an account. */
export function registerSetup(app: FastifyInstance, deps: WebDeps): void {
  app.get<Params>('/setup/:token', { config: { access: 'anybody' } }, async ({ params }, reply) => {
    if (!(await serves(deps, params.token))) return reply.code(404).page('shell/notice', GONE);
    return reply.page('login/setup', viewOf({ name: '', email: '', follows: true }));
  });

  app.post<Params>('/setup/:token', { config: { access: 'anybody' } }, async (request, reply) => {
    const { token } = request.params;
    if (!(await serves(deps, token))) return reply.code(404).page('shell/notice', GONE);
    const draft = draftOf(request);
    const problems = problemsOf(request, draft);
    if (Object.keys(problems).length > 0) return reply.code(400).page('login/setup', viewOf(draft, problems));
    const account = await makeFirst(deps, token, draft, await hashPassword(passwordIn(request, 'password')));
    if (!account) return reply.code(404).page('shell/notice', GONE);
    return enter(deps, request, reply, { account, openedBy: 'setup', next: '/' });
  });
}

const GONE = {
  title: 'Liên kết không còn dùng được',
  text: 'Liên kết tạo người quản trị đầu tiên chỉ dùng một lần, trong 24 giờ. Nếu chưa có tài khoản nào, khởi động lại Đôn Đốc để nhận liên kết mới; nếu đã có, mở trang đăng nhập.',
  plain: true,
};

async function serves({ db, now }: WebDeps, secret: string): Promise<boolean> {
  return (await findOneTimeLink(db, { purpose: 'setup', secret }, now())) !== null && !(await hasAccounts(db));
}

function draftOf(request: FastifyRequest): Draft {
  const { name = '', email = '', follows } = formOf(request);
  return { name, email, follows: follows === 'yes' };
}

function problemsOf(request: FastifyRequest, draft: Draft): Record<string, string> {
  return { ...newPasswordProblems(request, draft), ...fieldProblems(person.safeParse(draft).error) };
}

async function makeFirst({ db, now }: WebDeps, secret: string, draft: Draft, passwordHash: string): Promise<AccountRow | null> {
  const at = now();
  return inTransaction(db, async (client) => {
    const link = await useOneTimeLink(client, { purpose: 'setup', secret }, at);
    if (!link || (await hasAccounts(client))) return null;
    const id = await insertAccount(client, { ...draft, passwordHash }, at);
    if (id === null) return null;
    const roles = draft.follows ? (['administrator', 'coordinator'] as const) : (['administrator'] as const);
    for (const role of roles) await addGrant(client, id, { authority: '*', role, unit: '' });
    await appendAudit(client, 'account-created', { by: id, account: id, authority: '*', roles });
    return findAccount(client, id);
  });
}

function viewOf({ name, email, follows }: Draft, problems: Record<string, string> = {}) {
  return { title: 'Tạo người quản trị đầu tiên', name, email, follows, problems, plain: true };
}
