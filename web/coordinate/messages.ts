import type { FastifyInstance } from 'fastify';
import { isDateString } from '../../domain/dates';
import { CHANNELS } from '../../domain/notice';
import { dateAt } from '../../domain/zone';
import { listMessages } from '../../store/find-message-list';
import type { MessageState } from '../../store/find-messages';
import { findUnreachedPersons } from '../../store/find-unreached-persons';
import { CHANNEL_WORDS } from '../../templates/channel-words';
import { upperFirst } from '../../templates/clean-text';
import { authorityUrl } from '../shell/addresses';
import { pagingView, partOf } from '../shell/paging';
import { findPlanStates } from '../shell/plan-states';
import { queryOf } from '../shell/query-of';
import type { WebDeps } from '../web-deps';
import { choicesOf } from './choices';
import { findRegister } from '../shell/find-register';
import { findUnits, unitWords } from './find-units';
import { listedMessage } from './listed-message';
import { silentUnits, unreachedRow, unreachedSince } from './unreached-rows';
import { titleWords } from './work-rows';

type Params = { Params: { authority: string } };

/** What people ask for; several states of the ledger mean the same to them. */
const GROUPS: Readonly<Record<string, { words: string; states: readonly MessageState[] }>> = {
  sent: { words: 'Đã gửi', states: ['accepted', 'delivered'] },
  waiting: { words: 'Đang chờ, đang gửi', states: ['claimed', 'sending', 'deferred'] },
  failed: { words: 'Không gửi được', states: ['refused', 'bounced'] },
  unknown: { words: 'Chưa rõ kết quả', states: ['unknown'] },
  dropped: { words: 'Không cần gửi nữa', states: ['superseded', 'expired'] },
};

/** `/a/{authority}/messages` and `…/unreached`: what went out, and whom it did not reach. */
export function registerMessages(app: FastifyInstance, deps: WebDeps): void {
  const { db, now, publicUrl } = deps;
  app.get<Params>('/a/:authority/messages', { config: { access: 'follow' } }, async (request, reply) => {
    const { authority } = request.params;
    const register = await findRegister(deps, authority);
    if (!register) return reply.callNotFound();
    const query = queryOf(request);
    const part = partOf(query);
    const { state = '', unit = '', plan = '', on = '' } = query;
    const plans = await findPlanStates(deps, authority);
    const units = findUnits(register, unit);
    const rows = await listMessages(db, {
      authority,
      states: GROUPS[state]?.states,
      channel: CHANNELS.find((one) => one === query['channel']),
      units: units && [...units],
      planId: plans.find(({ row }) => row.id === plan)?.row.id,
      on: isDateString(on) ? on : undefined,
      limit: part.limit + 1,
      offset: part.offset,
    });
    const path = authorityUrl(authority, 'messages');
    return reply.page('coordinate/message-list', {
      title: 'Thư, tin nhắn',
      path,
      unreachedUrl: `${path}/unreached`,
      states: choicesOf(
        Object.entries(GROUPS).map(([name, { words }]): [string, string] => [name, words]),
        state,
      ),
      channels: choicesOf(
        CHANNELS.map((one): [string, string] => [one, upperFirst(CHANNEL_WORDS[one])]),
        query['channel'] ?? '',
      ),
      plans: choicesOf(
        plans.map(({ row }): [string, string] => [row.id, titleWords(row.plan.title)]),
        plan,
      ),
      unit: unitWords(register, unit),
      on: isDateString(on) ? on : '',
      messages: rows.slice(0, part.limit).map((message) => listedMessage(message, register, publicUrl)),
      paging: pagingView(path, query, part, { hasMore: rows.length > part.limit }),
    });
  });

  app.get<Params>('/a/:authority/messages/unreached', { config: { access: 'follow' } }, async (request, reply) => {
    const { authority } = request.params;
    const register = await findRegister(deps, authority);
    if (!register) return reply.callNotFound();
    const at = now();
    const query = queryOf(request);
    const part = partOf(query);
    const path = authorityUrl(authority, 'messages');
    const window = { since: unreachedSince(at), limit: part.limit + 1, offset: part.offset };
    const failed = await findUnreachedPersons(db, { authority, ...window });
    return reply.page('coordinate/unreached', {
      title: 'Ai chưa nhận được tin',
      messagesUrl: path,
      silent: silentUnits(await findPlanStates(deps, authority), dateAt(at)),
      unreached: failed.slice(0, part.limit).map((one) => unreachedRow(register, one)),
      paging: pagingView(`${path}/unreached`, query, part, { hasMore: failed.length > part.limit }),
    });
  });
}
