import type { FastifyInstance } from 'fastify';
import { listAccounts, type AccountRow } from '../../store/accounts';
import { findAuthority } from '../../store/authorities';
import type { Authority } from '../../domain/unit';
import type { WebDeps } from '../web-deps';
import { grantWords } from './grant-view';

type Asked = { Params: { authority: string }; Querystring: { page?: string } };
const PAGE = 50;

/** `…/administration/accounts`: who may log in at an authority, and as what. */
export function registerAccountList(app: FastifyInstance, { db }: WebDeps): void {
  app.get<Asked>(
    '/a/:authority/administration/accounts',
    { config: { access: 'administer' } },
    async ({ params: { authority }, query }, reply) => {
      const register = await findAuthority(db, authority);
      if (!register) return reply.callNotFound();
      const base = `/a/${authority}/administration/accounts`;
      const all = await listAccounts(db, authority);
      const page = Math.min(Math.max(1, Math.trunc(Number(query.page)) || 1), Math.max(1, Math.ceil(all.length / PAGE)));
      const shown = all.slice((page - 1) * PAGE, page * PAGE);
      return reply.page('accounts/accounts', {
        title: 'Tài khoản',
        base,
        back: `/a/${authority}/administration`,
        count: String(all.length).padStart(2, '0'),
        accounts: shown.map((account) => lineOf(account, register, base)),
        before: page > 1 ? `${base}?page=${page - 1}` : null,
        after: page * PAGE < all.length ? `${base}?page=${page + 1}` : null,
      });
    },
  );
}

function lineOf(
  { id, name, email, grants, disabledAt, passwordHash, totpSealed }: AccountRow,
  register: Authority,
  base: string,
) {
  const here = grants.filter(({ authority }) => authority === '*' || authority === register.id);
  return {
    url: `${base}/${id}`,
    name,
    email,
    roles: here.map((grant) => grantWords(grant, register)),
    state: stateWords({ disabledAt, passwordHash }),
    hasFactor: totpSealed !== null,
  };
}

/** Whether an account may log in, in words. */
export function stateWords({ disabledAt, passwordHash }: Pick<AccountRow, 'disabledAt' | 'passwordHash'>): string {
  if (disabledAt !== null) return 'đã ngừng';
  return passwordHash === null ? 'chưa đặt mật khẩu' : 'đang dùng';
}
