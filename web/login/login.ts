import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findAccountByEmail } from '../../store/accounts';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import { enter } from './enter';
import { forgiveAttempt, takeAttempt } from './guard-attempts';
import { knownBrowser } from './known-browser';
import { loginView } from './login-view';
import { nextPath } from './next-path';
import { isPassword, passwordIn } from './password';
import { waitWords } from './wait-words';

/** `/login`: e-mail and password. The same answer, after the same time, whether or not there is such an account. */
export function registerPasswordLogin(app: FastifyInstance, deps: WebDeps): void {
  app.get<{ Querystring: { next?: unknown } }>('/login', { config: { access: 'anybody' } }, async ({ viewer, query }, reply) => {
    const next = nextPath(query.next);
    return viewer ? reply.redirect(next, 303) : reply.page('login/login', loginView(deps, { next }));
  });

  app.post('/login', { config: { access: 'anybody' } }, async (request, reply) => {
    const { email = '', next } = formOf(request);
    const view = { email, next: nextPath(next) };
    const account = await findAccountByEmail(deps.db, email);
    const attempter = { email, address: request.ip, browser: account && knownBrowser(request, deps, account.id) };
    const waitMs = await takeAttempt(deps, attempter);
    if (waitMs > 0) {
      reply.code(429).header('retry-after', Math.ceil(waitMs / 1000));
      return reply.page('login/login', loginView(deps, { ...view, problem: waitWords(waitMs) }));
    }
    const isRight = await isPassword(account && !account.disabledAt ? account.passwordHash : null, passwordOf(request));
    if (!account || !isRight) return reply.code(401).page('login/login', loginView(deps, { ...view, problem: WRONG }));
    await forgiveAttempt(deps, attempter);
    return enter(deps, request, reply, { account, openedBy: 'password', next: view.next });
  });
}

const WRONG = 'Địa chỉ thư hoặc mật khẩu chưa đúng. Đề nghị kiểm tra rồi nhập lại.';
/** No password is longer; hashing more would only cost time. */
const LONGEST = 1_000;

function passwordOf(request: FastifyRequest): string {
  return passwordIn(request, 'password').slice(0, LONGEST);
}
