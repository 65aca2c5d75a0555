import { maskMessage } from '../domain/mask-message';
import { isoAt } from '../domain/zone';
import { findMessages, type MessageRow } from '../store/find-messages';
import { MESSAGE_STATE_WORDS } from '../templates/status-words';
import { badInput } from './report-errors';
import { withSystem } from './system';

type Options = { plan?: string; limit?: string; text?: boolean; json?: boolean };

const CHANNEL_TAGS = { email: 'thư', sms: 'SMS', zalo: 'Zalo' };

/** Prints recent messages, newest first. */
export async function showMessages({ plan, limit = '20', text, json }: Options): Promise<number> {
  if (!/^\d{1,6}$/.test(limit)) throw badInput(`--limit: “${limit}” không phải là số`, 'Ví dụ --limit 50');
  return withSystem(async ({ db, settings }) => {
    const rows = await findMessages(db, { limit: Number(limit), ...(plan && { planId: plan }) });
    const messages = rows.map((row) => viewOf(row, settings.publicUrl));
    if (json) console.log(JSON.stringify(messages));
    else if (messages.length === 0) console.log('Chưa có tin nào.');
    else for (const message of messages) console.log(lineOf(message, text ?? false));
    return 0;
  });
}

function viewOf(row: MessageRow, publicUrl: string) {
  return {
    id: row.id,
    at: isoAt(row.sentAt ?? row.createdAt),
    channel: row.channel,
    unit: row.unit,
    state: row.state,
    subject: row.subject,
    text: maskMessage(row.text, publicUrl),
    segments: row.segments,
  };
}

function lineOf({ at, channel, unit, state, subject, text }: ReturnType<typeof viewOf>, whole: boolean): string {
  const head = `${at.slice(0, 16).replace('T', ' ')}  ${MESSAGE_STATE_WORDS[state]}  ${CHANNEL_TAGS[channel]}  ${unit}`;
  return whole ? `${head}\n${subject}\n${text}\n` : `${head}  ${subject || text}`;
}
