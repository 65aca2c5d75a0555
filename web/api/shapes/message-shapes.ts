import { z } from 'zod';
import { CHANNELS, NOTICE_KINDS } from '../../../domain/notice';
import type { MessageState } from '../../../store/find-messages';
import { MESSAGE_STATE_WORDS } from '../../../templates/status-words';
import { instant, period, task, unit } from './fields';

const STATES = Object.keys(MESSAGE_STATE_WORDS) as [MessageState, ...MessageState[]];
export const messageState = z.enum(STATES);
export const channel = z.enum(CHANNELS);

export const messageShape = z
  .strictObject({
    id: z.int(),
    state: messageState,
    channel,
    unit,
    person: z.string().describe('Mã người nhận'),
    address: z.string().optional().describe('Chỉ có khi khóa có phạm vi “addresses”'),
    createdAt: instant,
    sentAt: instant.nullable(),
    notBefore: instant.nullable().describe('Chưa gửi lại trước thời điểm này'),
    segments: z.int().describe('Số phần tin nhắn SMS'),
    tells: z.array(
      z.strictObject({
        plan: z.string(),
        kind: z.enum(NOTICE_KINDS),
        items: z.array(z.strictObject({ task, key: period.nullable(), lead: unit.nullable() })),
      }),
    ),
  })
  .meta({ id: 'Message', description: 'Thư, tin nhắn và trạng thái gửi; không có nội dung' });
