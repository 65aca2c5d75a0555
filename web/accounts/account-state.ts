import type { FastifyInstance } from 'fastify';
import { setDisabled } from '../../store/accounts-change';
import { appendAudit } from '../../store/audit';
import { changeRights } from '../../store/change-rights';
import { inTransaction } from '../../store/in-transaction';
import { endOneTimeLinksOf } from '../../store/one-time-links';
import { removeSecondFactor } from '../../store/second-factor';
import { endSessionsOf } from '../../store/sessions';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import { aboutSubject, ACCOUNT_URL, onSubject, type Subject } from './find-subject';
import { invitedView, makeInvitation, sendInvitation } from './invite';
import { mayManage } from './may-manage';
import { LAST_ADMINISTRATOR, showAccount } from './show-account';

const config = { access: 'administer' } as const;

/** Acts on an account as such: disabled and enabled, invited anew, freed of a second factor that was lost. */
export function registerAccountState(app: FastifyInstance, deps: WebDeps): void {
  const { db, now } = deps;

  app.post(
    `${ACCOUNT_URL}/state`,
    { config },
    onSubject(deps, async (subject, request, reply) => {
      const { act } = formOf(request);
      if ((act !== 'disable' && act !== 'enable') || !isManaged(subject)) return reply.callNotFound();
      const isDone = await changeRights(db, async (client) => {
        await setDisabled(client, subject.account.id, act === 'disable' ? now() : null);
        await endSessionsOf(client, subject.account.id);
        await endOneTimeLinksOf(client, subject.account.id);
        await appendAudit(client, act === 'disable' ? 'account-disabled' : 'account-enabled', aboutSubject(subject));
      });
      if (!isDone) return showAccount(deps, reply.code(422), subject, { problem: LAST_ADMINISTRATOR });
      return reply.redirect(`${subject.url}?done=${act}d`, 303);
    }),
  );

  app.post(
    `${ACCOUNT_URL}/invite`,
    { config },
    onSubject(deps, async (subject, _request, reply) => {
      if (!isManaged(subject) || subject.account.disabledAt !== null) return reply.callNotFound();
      const link = await inTransaction(db, async (client) => {
        await appendAudit(client, 'account-invited', aboutSubject(subject));
        return makeInvitation(deps, client, subject.account.id);
      });
      const outcome = await sendInvitation(deps, subject.account, link, subject.register.name);
      return reply.page('accounts/invited', invitedView(subject.account, link, outcome, subject.url));
    }),
  );

  app.post(
    `${ACCOUNT_URL}/second-factor`,
    { config },
    onSubject(deps, async (subject, _request, reply) => {
      if (!isManaged(subject) || subject.account.id === subject.viewer.account) return reply.callNotFound();
      await inTransaction(db, async (client) => {
        await removeSecondFactor(client, subject.account.id);
        await endSessionsOf(client, subject.account.id);
        await appendAudit(client, 'second-factor-removed', aboutSubject(subject));
      });
      return reply.redirect(`${subject.url}?done=factor`, 303);
    }),
  );
}

function isManaged({ viewer, account, register }: Subject): boolean {
  return mayManage(viewer, account.grants, register.id);
}
