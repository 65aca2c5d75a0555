import type { FastifyInstance } from 'fastify';
import { addGrant, removeGrant } from '../../store/accounts-change';
import { appendAudit } from '../../store/audit';
import { changeRights } from '../../store/change-rights';
import { endSessionsOf } from '../../store/sessions';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import { aboutSubject, ACCOUNT_URL, onSubject } from './find-subject';
import { mayGive } from './may-manage';
import { readGrant } from './read-grant';
import { LAST_ADMINISTRATOR, showAccount } from './show-account';

const config = { access: 'administer' } as const;

/** `POST …/accounts/{account}/roles` and `…/roles/remove`: roles given and taken; whoever is concerned logs in anew. */
export function registerAccountRoles(app: FastifyInstance, deps: WebDeps): void {
  const { db, now } = deps;

  app.post(
    `${ACCOUNT_URL}/roles`,
    { config },
    onSubject(deps, async (subject, request, reply) => {
      const form = formOf(request);
      const { grant, problems } = readGrant(form, { ...subject, at: now() });
      if (!grant) return showAccount(deps, reply.code(400), subject, { form, problems });
      await changeRights(db, async (client) => {
        await addGrant(client, subject.account.id, grant);
        await endSessionsOf(client, subject.account.id);
        await appendAudit(client, 'role-given', { ...aboutSubject(subject), role: grant });
      });
      return reply.redirect(`${subject.url}?done=added`, 303);
    }),
  );

  app.post(
    `${ACCOUNT_URL}/roles/remove`,
    { config },
    onSubject(deps, async (subject, request, reply) => {
      const { role, unit = '', scope } = formOf(request);
      const grant = subject.account.grants.find((one) => one.role === role && one.unit === unit && one.authority === scope);
      if (!grant || !mayGive(subject.viewer, grant, subject.register.id)) return reply.callNotFound();
      const isDone = await changeRights(db, async (client) => {
        await removeGrant(client, subject.account.id, grant);
        await endSessionsOf(client, subject.account.id);
        await appendAudit(client, 'role-taken', { ...aboutSubject(subject), role: grant });
      });
      if (!isDone) return showAccount(deps, reply.code(422), subject, { problem: LAST_ADMINISTRATOR });
      return reply.redirect(subject.account.grants.length > 1 ? `${subject.url}?done=taken` : subject.base, 303);
    }),
  );
}
