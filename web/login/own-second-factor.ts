import type { FastifyInstance, FastifyReply } from 'fastify';
import type { AccountRow } from '../../store/accounts';
import { appendAudit } from '../../store/audit';
import { inTransaction } from '../../store/in-transaction';
import { removeSecondFactor, setRecoveryCodes } from '../../store/second-factor';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import { forgiveCode, takeCodeAttempt } from './guard-attempts';
import { ownAccount } from './show-own-account';
import { recoveryView } from './recovery-view';
import { needsSecondFactor, proposeSecondFactor, takeSecondFactor, useCode } from './second-factor';
import { newRecoveryCodes } from './totp';
import { waitWords } from './wait-words';

const access = 'logged-in';
const WRONG = 'Mã chưa đúng hoặc đã dùng. Đề nghị nhập mã đang hiện trong ứng dụng.';

/** `/account/second-factor`: sets up, renews the recovery codes of, or removes one's own second factor. */
export function registerOwnSecondFactor(app: FastifyInstance, deps: WebDeps): void {
  app.get('/account/second-factor', { config: { access } }, async (request, reply) => {
    const account = await ownAccount(deps, request);
    return page(deps, reply, account, {});
  });

  app.post('/account/second-factor', { config: { access } }, async (request, reply) => {
    const account = await ownAccount(deps, request);
    const { code = '', sealed = '', act = '' } = formOf(request);
    const waitMs = await takeCodeAttempt(deps, account.id);
    if (waitMs > 0) return page(deps, reply.code(429), account, { sealed, problem: waitWords(waitMs) });
    if (account.totpSealed === null) {
      const codes = await takeSecondFactor(deps, account.id, { sealed, code });
      if (!codes) return page(deps, reply.code(400), account, { sealed, problem: WRONG });
      await forgiveCode(deps, account.id);
      return reply.page('login/recovery-codes', recoveryView(codes, '/account'));
    }
    if (!(await useCode(deps, account, code))) return page(deps, reply.code(400), account, { problem: WRONG });
    await forgiveCode(deps, account.id);
    if (act === 'codes') return reply.page('login/recovery-codes', recoveryView(await renewCodes(deps, account), '/account'));
    if (act !== 'remove' || needsSecondFactor(account, deps.publicUrl))
      return page(deps, reply.code(400), account, { problem: 'Người quản trị không bỏ được xác thực hai lớp.' });
    await remove(deps, account);
    return reply.redirect('/account?done=removed', 303);
  });
}

function page(
  deps: WebDeps,
  reply: FastifyReply,
  account: AccountRow,
  view: { sealed?: string; problem?: string },
): FastifyReply {
  const { sealed, problem } = view;
  const shown = { title: 'Xác thực hai lớp', problem, styles: ['login.css'] };
  if (account.totpSealed === null)
    return reply.page('login/own-code-set-up', { ...shown, ...proposeSecondFactor(deps, account, sealed) });
  return reply.page('login/own-code', { ...shown, mayRemove: !needsSecondFactor(account, deps.publicUrl) });
}

async function renewCodes({ db }: WebDeps, { id }: AccountRow): Promise<string[]> {
  const codes = newRecoveryCodes();
  await inTransaction(db, async (client) => {
    await setRecoveryCodes(client, id, codes);
    await appendAudit(client, 'recovery-codes-renewed', { by: id, account: id, authority: '*' });
  });
  return codes;
}

async function remove({ db }: WebDeps, { id }: AccountRow): Promise<void> {
  await inTransaction(db, async (client) => {
    await removeSecondFactor(client, id);
    await appendAudit(client, 'second-factor-removed', { by: id, account: id, authority: '*' });
  });
}
