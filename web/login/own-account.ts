import type { FastifyInstance, FastifyRequest } from 'fastify';
import { renameAccount } from '../../store/accounts-change';
import { appendAudit } from '../../store/audit';
import { inTransaction } from '../../store/in-transaction';
import { endOtherSessions } from '../../store/sessions';
import { formOf } from '../shell/form-of';
import { sessionIdOf } from '../shell/session-cookie';
import { wordOf } from '../shell/word-of';
import type { WebDeps } from '../web-deps';
import { personName } from './person-shape';
import { showOwnAccount } from './show-own-account';

const access = 'logged-in';

/** `/account`: one's own name and sessions, and the ways to password and second factor. */
export function registerOwnAccount(app: FastifyInstance, deps: WebDeps): void {
  app.get<{ Querystring: { done?: string } }>('/account', { config: { access } }, async (request, reply) =>
    showOwnAccount(deps, request, reply, { done: wordOf(DONE, request.query.done) }),
  );

  app.post('/account/name', { config: { access } }, async (request, reply) => {
    const { name = '' } = formOf(request);
    const checked = personName.safeParse(name);
    if (!checked.success) {
      const problems = { name: checked.error.issues[0]?.message ?? '' };
      return showOwnAccount(deps, request, reply.code(400), { problems, name });
    }
    await rename(deps, request, name);
    return reply.redirect('/account?done=name', 303);
  });

  app.post('/account/sessions', { config: { access } }, async (request, reply) => {
    await endOthers(deps, request);
    return reply.redirect('/account?done=sessions', 303);
  });
}

const DONE: Readonly<Record<string, string>> = {
  name: 'Đã đổi họ tên.',
  password: 'Đã đổi mật khẩu; những phiên làm việc khác đã kết thúc.',
  sessions: 'Những phiên làm việc khác đã kết thúc.',
  removed: 'Đã bỏ xác thực hai lớp.',
};

function rename({ db }: WebDeps, { viewer }: FastifyRequest, name: string): Promise<void> {
  const account = viewer?.account ?? '';
  return inTransaction(db, async (client) => {
    await renameAccount(client, account, name);
    await appendAudit(client, 'account-renamed', { by: account, account, authority: '*' });
  });
}

function endOthers({ db, publicUrl }: WebDeps, request: FastifyRequest): Promise<void> {
  const account = request.viewer?.account ?? '';
  return inTransaction(db, async (client) => {
    const ended = await endOtherSessions(client, account, sessionIdOf(request, publicUrl) ?? '');
    if (ended > 0) await appendAudit(client, 'sessions-ended', { by: account, account, authority: '*' });
  });
}
