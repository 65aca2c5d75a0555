import type { FastifyInstance } from 'fastify';
import { setPassword } from '../../store/accounts-change';
import { appendAudit } from '../../store/audit';
import { inTransaction } from '../../store/in-transaction';
import { endSessionsOf } from '../../store/sessions';
import { signIn } from '../shell/session-cookie';
import type { WebDeps } from '../web-deps';
import { forgiveCode, takeCodeAttempt } from './guard-attempts';
import { newPasswordProblems } from './new-password';
import { hashPassword, isPassword, passwordIn } from './password';
import { asksOld, ownAccount, showOwnAccount } from './show-own-account';
import { waitWords } from './wait-words';

/** `POST /account/password`: a new password, the old one asked; all other sessions end. */
export function registerOwnPassword(app: FastifyInstance, deps: WebDeps): void {
  app.post('/account/password', { config: { access: 'logged-in' } }, async (request, reply) => {
    const account = await ownAccount(deps, request);
    const waitMs = await takeCodeAttempt(deps, account.id);
    if (waitMs > 0) return showOwnAccount(deps, request, reply.code(429), { problems: { old: waitWords(waitMs) } });
    const problems = newPasswordProblems(request, account);
    if ((await asksOld(deps, request, account)) && !(await isPassword(account.passwordHash, passwordIn(request, 'old'))))
      return showOwnAccount(deps, request, reply.code(400), { problems: { ...problems, old: 'Mật khẩu hiện tại chưa đúng.' } });
    await forgiveCode(deps, account.id);
    if (Object.keys(problems).length > 0) return showOwnAccount(deps, request, reply.code(400), { problems });
    await change(deps, account.id, await hashPassword(passwordIn(request, 'password')));
    await signIn(deps, request, reply, { account: account.id, openedBy: 'password' });
    return reply.redirect('/account?done=password', 303);
  });
}

function change({ db, now }: WebDeps, account: string, passwordHash: string): Promise<void> {
  return inTransaction(db, async (client) => {
    await setPassword(client, account, passwordHash, now());
    await endSessionsOf(client, account);
    await appendAudit(client, 'password-set', { by: account, account, authority: '*' });
  });
}
