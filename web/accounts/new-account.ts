import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Authority } from '../../domain/unit';
import { findAccountByEmail } from '../../store/accounts';
import { addGrant, insertAccount } from '../../store/accounts-change';
import { appendAudit } from '../../store/audit';
import { findAuthority } from '../../store/authorities';
import { inTransaction } from '../../store/in-transaction';
import { endSessionsOf, type Grant } from '../../store/sessions';
import { fieldProblems, personEmail, personName } from '../login/person-shape';
import { formOf } from '../shell/form-of';
import type { Viewer } from '../shell/viewer';
import type { WebDeps } from '../web-deps';
import { grantChoices } from './grant-view';
import { invitedView, makeInvitation, sendInvitation } from './invite';
import { readGrant } from './read-grant';

type Params = { Params: { authority: string } };
type Form = Readonly<Record<string, string>>;

const person = z.object({ name: personName, email: personEmail });

/** `…/administration/accounts/new`: invites somebody; an address that has an account gets the role added to it. */
export function registerNewAccount(app: FastifyInstance, deps: WebDeps): void {
  const url = '/a/:authority/administration/accounts/new';

  app.get<Params>(url, { config: { access: 'administer' } }, async (request, reply) => {
    const register = await findAuthority(deps.db, request.params.authority);
    return register ? page(deps, request, reply, register, {}) : reply.callNotFound();
  });

  app.post<Params>(url, { config: { access: 'administer' } }, async (request, reply) => {
    const register = await findAuthority(deps.db, request.params.authority);
    const { viewer } = request;
    if (!register || !viewer) return reply.callNotFound();
    const form = formOf(request);
    const { grant, problems } = readGrant(form, { viewer, register, at: deps.now() });
    const checked = person.safeParse({ name: form['name'] ?? '', email: form['email'] ?? '' });
    if (!checked.success || !grant) {
      const all = { ...problems, ...fieldProblems(checked.error) };
      return page(deps, request, reply.code(400), register, { form, problems: all });
    }
    const base = `/a/${register.id}/administration/accounts`;
    const made = await invite(deps, viewer, checked.data, grant, register);
    if (made.link === null) return reply.redirect(`${base}/${made.account}?done=added`, 303);
    const outcome = await sendInvitation(deps, checked.data, made.link, register.name);
    return reply.page('accounts/invited', invitedView(checked.data, made.link, outcome, base));
  });
}

// An account that exists gets no link: a link to its password would let this administrator in wherever it may go.
async function invite(
  deps: WebDeps,
  viewer: Viewer,
  { name, email }: { name: string; email: string },
  grant: Grant,
  register: Authority,
): Promise<{ account: string; link: string | null }> {
  return inTransaction(deps.db, async (client) => {
    const about = { by: viewer.account, authority: register.id, role: grant };
    const made = await insertAccount(client, { name, email, passwordHash: null }, deps.now());
    const account = made ?? (await findAccountByEmail(client, email))?.id ?? '';
    await addGrant(client, account, grant);
    if (!made) await endSessionsOf(client, account);
    await appendAudit(client, made ? 'account-invited' : 'role-given', { ...about, account });
    return { account, link: made && (await makeInvitation(deps, client, made)) };
  });
}

function page(
  { now }: WebDeps,
  { viewer }: FastifyRequest,
  reply: FastifyReply,
  register: Authority,
  { form = {}, problems = {} }: { form?: Form; problems?: Record<string, string> },
): FastifyReply {
  if (!viewer) throw new Error('only for routes that ask for a right');
  const { name, email } = form;
  const choices = grantChoices(viewer, register, now(), form);
  return reply.page('accounts/new-account', {
    title: 'Mời người dùng',
    back: `/a/${register.id}/administration/accounts`,
    authority: register.name,
    name,
    email,
    problems,
    ...choices,
  });
}
