import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findAccount, type AccountRow } from '../../store/accounts';
import { findOneTimeLink, useOneTimeLink, type OneTimeLink } from '../../store/one-time-links';
import type { Opening } from '../../store/sessions';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import { admit } from './enter';
import { forgiveCode, takeCodeAttempt } from './guard-attempts';
import { nextPath } from './next-path';
import { recoveryView } from './recovery-view';
import { proposeSecondFactor, takeSecondFactor, useCode } from './second-factor';
import { shortCookie } from './short-cookie';
import { waitWords } from './wait-words';

type Step = { account: AccountRow; link: OneTimeLink; secret: string };

/** `/login/second-factor`: the code after the password; an administrator without one sets it up here before coming in. */
export function registerSecondStep(app: FastifyInstance, deps: WebDeps): void {
  const cookie = shortCookie('step', deps.publicUrl);

  app.get<{ Querystring: { next?: unknown } }>(
    '/login/second-factor',
    { config: { access: 'anybody' } },
    async (request, reply) => {
      const step = await stepOf(deps, cookie.read(request));
      return step ? askFor(deps, reply, step, { next: nextPath(request.query.next) }) : reply.redirect('/login', 303);
    },
  );

  app.post('/login/second-factor', { config: { access: 'anybody' } }, async (request, reply) => {
    const step = await stepOf(deps, cookie.read(request));
    if (!step) return reply.redirect('/login', 303);
    const { code = '', sealed = '', next } = formOf(request);
    const again = (status: number, problem: string) =>
      askFor(deps, reply.code(status), step, { next: nextPath(next), problem, sealed });
    const waitMs = await takeCodeAttempt(deps, step.account.id);
    if (waitMs > 0) return again(429, waitWords(waitMs));
    if (step.account.totpSealed === null) {
      const codes = await takeSecondFactor(deps, step.account.id, { sealed, code });
      if (!codes || !(await isIn(deps, request, reply, step))) return again(400, WRONG);
      return reply.page('login/recovery-codes', recoveryView(codes, nextPath(next)));
    }
    if (!(await useCode(deps, step.account, code))) return again(401, WRONG);
    return (await isIn(deps, request, reply, step)) ? reply.redirect(nextPath(next), 303) : reply.redirect('/login', 303);
  });

  async function isIn(all: WebDeps, request: FastifyRequest, reply: FastifyReply, { link, secret, account }: Step) {
    if (!(await useOneTimeLink(all.db, { purpose: 'second-factor', secret }, all.now()))) return false;
    await forgiveCode(all, account.id);
    cookie.drop(reply);
    await admit(all, request, reply, { account: account.id, openedBy: (link.openedBy ?? 'password') as Opening });
    return true;
  }
}

const WRONG = 'Mã chưa đúng hoặc đã dùng. Đề nghị nhập mã đang hiện trong ứng dụng.';

async function stepOf({ db, now }: WebDeps, secret: string): Promise<Step | null> {
  const link = await findOneTimeLink(db, { purpose: 'second-factor', secret }, now());
  const account = link?.account ? await findAccount(db, link.account) : null;
  return link && account && account.disabledAt === null ? { account, link, secret } : null;
}

type View = { next: string; problem?: string; sealed?: string };

function askFor(deps: WebDeps, reply: FastifyReply, { account }: Step, { next, problem, sealed }: View): FastifyReply {
  const view = { next: next === '/' ? null : next, problem, plain: true, styles: ['login.css'] };
  if (account.totpSealed !== null) return reply.page('login/code', { title: 'Mã xác thực', ...view });
  return reply.page('login/set-up-code', {
    title: 'Đặt xác thực hai lớp',
    ...view,
    ...proposeSecondFactor(deps, account, sealed),
  });
}
