import type { FastifyReply } from 'fastify';
import { dateWords } from '../../templates/date-words';
import { dateAt } from '../../domain/zone';
import type { WebDeps } from '../web-deps';
import { stateWords } from './accounts';
import type { Subject } from './find-subject';
import { grantChoices, grantWords } from './grant-view';
import { mayGive, mayManage } from './may-manage';

type Shown = { form?: Readonly<Record<string, string>>; problems?: Record<string, string>; problem?: string; done?: string };

/** Why a change is refused that would leave nobody to administer. */
export const LAST_ADMINISTRATOR = 'Đây là người quản trị cuối cùng. Đề nghị giao vai quản trị cho người khác trước.';

/** Answers with the page of one account. */
export function showAccount(
  { now }: WebDeps,
  reply: FastifyReply,
  { viewer, register, account, base, url }: Subject,
  { form = {}, problems = {}, problem, done }: Shown = {},
): FastifyReply {
  const here = account.grants.filter(({ authority }) => authority === register.id || authority === '*');
  return reply.page('accounts/account', {
    title: account.name,
    base,
    url,
    email: account.email,
    state: stateWords(account),
    since: dateWords(dateAt(account.createdAt)),
    hasFactor: account.totpSealed !== null,
    isDisabled: account.disabledAt !== null,
    isOwn: account.id === viewer.account,
    mayManage: mayManage(viewer, account.grants, register.id),
    elsewhere: account.grants.length > here.length,
    grants: here.map((grant) => ({
      ...grant,
      words: grantWords(grant, register),
      mayTake: mayGive(viewer, grant, register.id),
    })),
    ...grantChoices(viewer, register, now(), form),
    problems,
    problem,
    done,
  });
}
