import { z } from 'zod';
import { isoAt } from '../../../domain/zone';
import type { KeyGrant } from '../../../store/api-keys';
import { findMessageInShort, listMessages, type MessageInShort } from '../../../store/list-messages';
import { operation } from '../serve/operation';
import { notFound } from '../serve/serve-operation';
import { pageOf, paging, unit } from '../shapes/fields';
import { channel, messageShape, messageState } from '../shapes/message-shapes';
import { numberCursor, toCursor } from './page-of-list';

const TAG = 'Thư, tin nhắn';

/** What was sent and how it stands; never the words, addresses only for keys that may see them. */
export const messageOperations = [
  operation({
    id: 'listMessages',
    method: 'GET',
    path: '/messages',
    tag: TAG,
    summary: 'Thư, tin nhắn, mới nhất trước',
    scope: 'read',
    query: z.strictObject({
      ...paging,
      state: messageState.optional(),
      channel: channel.optional(),
      unit: unit.optional(),
      plan: z.string().max(300).optional().describe('Mã kế hoạch đầy đủ'),
    }),
    reply: pageOf(messageShape),
    status: 200,
    handle: async ({ deps, key, query }) => {
      const { after, limit, ...filter } = query;
      const found = await listMessages(deps.db, key.authority, { ...filter, before: numberCursor(after), limit: limit + 1 });
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map((message) => messageReply(key, message)),
        next: last && found.length > limit ? toCursor(String(last.id)) : null,
      };
    },
  }),
  operation({
    id: 'readMessage',
    method: 'GET',
    path: '/messages/{id}',
    tag: TAG,
    summary: 'Một thư, tin nhắn',
    scope: 'read',
    params: z.strictObject({
      id: z
        .string()
        .regex(/^\d{1,15}$/)
        .describe('Mã thư, tin nhắn'),
    }),
    reply: messageShape,
    status: 200,
    handle: async ({ deps, key, params }) => {
      const message = await findMessageInShort(deps.db, key.authority, Number(params.id));
      if (!message) throw notFound();
      return messageReply(key, message);
    },
  }),
];

function messageReply({ scopes }: KeyGrant, message: MessageInShort) {
  const { id, state, channel, unit, person, address, createdAt, sentAt, notBefore, segments, tells } = message;
  return {
    ...{ id, state, channel, unit, person, segments },
    ...(scopes.includes('addresses') && { address }),
    createdAt: isoAt(createdAt),
    sentAt: sentAt === null ? null : isoAt(sentAt),
    notBefore: notBefore === null ? null : isoAt(notBefore),
    tells: tells.map(({ plan, kind, items }) => ({
      ...{ plan, kind },
      items: items.map(({ task, key, lead }) => ({ task, key, lead })),
    })),
  };
}
