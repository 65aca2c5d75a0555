import type { FastifyInstance, FastifyReply } from 'fastify';
import { instantAt } from '../../../domain/zone';
import { appendAudit } from '../../../store/audit';
import { createApiKey, listApiKeys, revokeApiKey } from '../../../store/api-keys';
import { findAuthority } from '../../../store/authorities';
import { inTransaction } from '../../../store/in-transaction';
import { allOf, formOf } from '../../shell/form-of';
import { wordOf } from '../../shell/word-of';
import type { WebDeps } from '../../web-deps';
import { checkKeyForm, NEW_KEY, type KeyForm } from './check-key-form';
import { keysView } from './keys-view';

type Asked = { Params: { authority: string } };
const DONE: Readonly<Record<string, string>> = { revoked: 'Đã thu hồi khóa; phần mềm dùng khóa này không gọi được nữa.' };

/** `…/administration/keys`: the keys of other programs; a new one is shown once, on the page that answers its form. */
export function registerKeys(app: FastifyInstance, deps: WebDeps): void {
  const { db, now } = deps;
  const config = { access: 'administer' } as const;
  const url = '/a/:authority/administration/keys';

  const show = async (reply: FastifyReply, authority: string, more: { form?: KeyForm; made?: string; done?: string }) => {
    const register = await findAuthority(db, authority);
    if (!register) return reply.callNotFound();
    const view = keysView(register, await listApiKeys(db, authority), more.form ?? NEW_KEY, now());
    return reply.page('api/keys', { ...view, made: more.made ?? null, done: more.done ?? null });
  };

  app.get<Asked & { Querystring: { done?: string } }>(url, { config }, async ({ params, query }, reply) =>
    show(reply, params.authority, { done: wordOf(DONE, query.done) ?? '' }),
  );

  app.post<Asked>(url, { config }, async (request, reply) => {
    const { authority } = request.params;
    const register = await findAuthority(db, authority);
    if (!register) return reply.callNotFound();
    const form = checkKeyForm(
      { ...formOf(request), scopes: allOf(request, 'scope'), capacities: allOf(request, 'capacity') },
      { register, now: now() },
    );
    if (!form.grant) return show(reply.code(400), authority, { form });
    const by = request.viewer?.account ?? null;
    const { grant, name, until } = form;
    const expiresAt = until === '' ? null : instantAt(until, '23:59:59');
    const made = await inTransaction(db, async (client) => {
      const { id, key } = await createApiKey(client, { ...grant, authority, name, createdBy: by, createdAt: now(), expiresAt });
      await appendAudit(client, 'api-key-added', { authority, key: id, name, ...grant, until, by });
      return key;
    });
    return show(reply, authority, { made });
  });

  app.post<Asked>(`${url}/revoke`, { config }, async (request, reply) => {
    const { authority } = request.params;
    const id = formOf(request)['id'] ?? '';
    const by = request.viewer?.account ?? null;
    const isRevoked = await inTransaction(db, async (client) => {
      if (!(await revokeApiKey(client, authority, id, now()))) return false;
      await appendAudit(client, 'api-key-revoked', { authority, key: id, by });
      return true;
    });
    return isRevoked ? reply.redirect(`/a/${authority}/administration/keys?done=revoked`, 303) : reply.callNotFound();
  });
}
