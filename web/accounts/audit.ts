import type { FastifyInstance } from 'fastify';
import { accountNames } from '../../store/accounts';
import { findAuditHead } from '../../store/audit';
import { findAuthority } from '../../store/authorities';
import { findAudit } from '../../store/find-audit';
import { momentWords } from '../shell/moment-words';
import type { WebDeps } from '../web-deps';
import { auditWords, whoWords } from './audit-words';
import { isEverywhere } from './may-manage';

type Asked = { Params: { authority: string }; Querystring: { before?: string } };
const PAGE = 50;

/** `…/administration/audit`: who did what and when at an authority, newest first; of the installation, too, for whoever administers it. */
export function registerAudit(app: FastifyInstance, { db }: WebDeps): void {
  app.get<Asked>(
    '/a/:authority/administration/audit',
    { config: { access: 'administer' } },
    async ({ params: { authority }, query, viewer }, reply) => {
      const register = await findAuthority(db, authority);
      if (!register || !viewer) return reply.callNotFound();
      const before = /^\d{1,15}$/.test(String(query.before)) ? Number(query.before) : null;
      const scopes = isEverywhere(viewer) ? [authority, '*'] : [authority];
      const [found, head] = await Promise.all([findAudit(db, { scopes, before, limit: PAGE + 1 }), findAuditHead(db)]);
      const rows = found.slice(0, PAGE);
      const ids = rows.flatMap(({ body }) => [body['by'], body['account']]).filter((id) => typeof id === 'string');
      const names = await accountNames(db, ids);
      const base = `/a/${authority}/administration/audit`;
      return reply.page('accounts/audit', {
        title: 'Nhật ký',
        back: `/a/${authority}/administration`,
        rows: rows.map((row) => ({
          seq: row.seq,
          at: momentWords(row.at),
          who: whoWords(row, register, names),
          ...auditWords(row, register, names),
        })),
        head: head && `${head.seq}:${head.hash}`,
        older: found.length > PAGE ? `${base}?before=${rows.at(-1)?.seq}` : null,
        newest: before === null ? null : base,
      });
    },
  );
}
