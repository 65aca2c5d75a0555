import type { FastifyInstance } from 'fastify';
import { MINUTE_MS } from '../../domain/dates';
import { findAccount, findAccountByEmail, type AccountRow } from '../../store/accounts';
import { findOneTimeLink, makeOneTimeLink, useOneTimeLink } from '../../store/one-time-links';
import { newSecret } from '../../store/secret-hash';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import { enter } from './enter';
import { takeMailAttempt } from './guard-attempts';
import { loginMail } from './account-mails';
import { personEmail } from './person-shape';
import { shortCookie } from './short-cookie';
import { waitWords } from './wait-words';

const LIFE_MS = 10 * MINUTE_MS;
const TITLE = 'Nhận liên kết đăng nhập qua thư';

/**
 * `/login/mail`: a link that logs in, sent to the account's address: 10 minutes, once, only in the browser that asked, and only
 * by its button. The answer tells nobody whether there is such an account.
 */
export function registerMailLogin(app: FastifyInstance, deps: WebDeps): void {
  const { db, now, publicUrl } = deps;
  const cookie = shortCookie('mail', publicUrl);

  app.get('/login/mail', { config: { access: 'anybody' } }, async (_request, reply) =>
    reply.page('login/mail', { title: TITLE, plain: true }),
  );

  app.post('/login/mail', { config: { access: 'anybody' } }, async (request, reply) => {
    const { email = '' } = formOf(request);
    const view = { title: TITLE, email, plain: true };
    const checked = personEmail.safeParse(email);
    if (!checked.success)
      return reply.code(400).page('login/mail', { ...view, problem: 'Đề nghị ghi một địa chỉ thư, ví dụ ten@co-quan.gov.vn.' });
    const waitMs = await takeMailAttempt(deps, { email, address: request.ip });
    if (waitMs > 0) {
      reply.code(429).header('retry-after', Math.ceil(waitMs / 1000));
      return reply.page('login/mail', { ...view, problem: waitWords(waitMs) });
    }
    const found = await findAccountByEmail(db, email);
    const account = found && found.disabledAt === null ? found : null;
    const browser = newSecret();
    // For an unknown address a link is made too, which opens nothing: the answer takes as long.
    const link = await makeOneTimeLink(db, { purpose: 'mail', account: account?.id ?? null, browser }, now(), LIFE_MS);
    if (account) void deps.sendMail?.(loginMail(account, `${publicUrl}/login/mail/${link}`));
    cookie.keep(reply, browser);
    return reply.page('login/mail-sent', { title: 'Đề nghị kiểm tra hộp thư', email, plain: true });
  });

  app.get<Params>('/login/mail/:token', { config: { access: 'anybody' } }, async (request, reply) => {
    const key = { purpose: 'mail', secret: request.params.token, browser: cookie.read(request) } as const;
    if (!(await findOneTimeLink(db, key, now()))) return reply.code(404).page('shell/notice', GONE);
    return reply.page('login/mail-open', { title: 'Đăng nhập bằng liên kết', plain: true });
  });

  app.post<Params>('/login/mail/:token', { config: { access: 'anybody' } }, async (request, reply) => {
    const key = { purpose: 'mail', secret: request.params.token, browser: cookie.read(request) } as const;
    const account = await accountOf(deps, (await useOneTimeLink(db, key, now()))?.account ?? null);
    if (!account) return reply.code(404).page('shell/notice', GONE);
    cookie.drop(reply);
    return enter(deps, request, reply, { account, openedBy: 'mail', next: '/' });
  });
}

type Params = { Params: { token: string } };

const GONE = {
  title: 'Liên kết không còn dùng được',
  text: 'Liên kết đăng nhập chỉ dùng một lần, trong 10 phút, bằng chính trình duyệt đã yêu cầu. Đề nghị yêu cầu liên kết mới tại trang đăng nhập.',
  plain: true,
};

async function accountOf({ db }: WebDeps, id: string | null): Promise<AccountRow | null> {
  const account = id === null ? null : await findAccount(db, id);
  return account && account.disabledAt === null ? account : null;
}
