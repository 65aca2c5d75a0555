import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Authority } from '../../domain/unit';
import { findAccount, type AccountRow } from '../../store/accounts';
import { findAuthority } from '../../store/authorities';
import type { Viewer } from '../shell/viewer';
import type { WebDeps } from '../web-deps';

/** The page of an account; its acts are below it. */
export const ACCOUNT_URL = '/a/:authority/administration/accounts/:account';

export type AccountParams = { authority: string; account: string };
export type Subject = { viewer: Viewer; register: Authority; account: AccountRow; base: string; url: string };

/** The account an address names, for an administrator who may see it there: it has a role at that authority, or anywhere. */
export async function findSubject({ db }: WebDeps, { viewer, params }: FastifyRequest): Promise<Subject | null> {
  const { authority, account: id } = params as AccountParams;
  const [register, account] = await Promise.all([findAuthority(db, authority), findAccount(db, id)]);
  if (!viewer || !register || !account) return null;
  const isEverywhere = viewer.grants.some((grant) => grant.authority === '*' && grant.role === 'administrator');
  const isHere = account.grants.some((grant) => grant.authority === authority || grant.authority === '*');
  if (!isEverywhere && !isHere) return null;
  const base = `/a/${authority}/administration/accounts`;
  return { viewer, register, account, base, url: `${base}/${account.id}` };
}

/** Runs an act on the account an address names; the page of what is not there when there is none. */
export function onSubject(
  deps: WebDeps,
  act: (subject: Subject, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | void>,
) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const subject = await findSubject(deps, request);
    return subject ? act(subject, request, reply) : reply.callNotFound();
  };
}

/** What the log says of an act on an account. */
export function aboutSubject({ viewer, account, register }: Subject) {
  return { by: viewer.account, account: account.id, authority: register.id };
}
