import { maskMessage } from '../../domain/mask-message';
import type { Authority } from '../../domain/unit';
import type { MessageRow } from '../../store/find-messages';
import { MESSAGE_STATE_WORDS } from '../../templates/status-words';
import { messageUrl } from '../shell/addresses';
import { momentWords } from '../shell/moment-words';
import { MESSAGE_LOOKS } from './listed-message';

const SUBJECTS = { sms: 'Tin nhắn SMS', zalo: 'Thông báo Zalo' };
const CHANNELS = { email: 'Thư điện tử', sms: 'Tin nhắn', zalo: 'Zalo' };

/** A message for people to look at: to whom, when, how it stands, its text with link and code as dots. */
export function messageView(message: MessageRow, authorities: readonly Authority[], publicUrl: string) {
  const authority = authorities.find(({ id }) => id === message.authority);
  const person = authority?.officers.find(({ id }) => id === message.person);
  const unit = authority?.units.find(({ id }) => id === message.unit);
  const text = maskMessage(message.text, publicUrl);
  return {
    url: messageUrl(message),
    subject: message.channel === 'email' ? maskMessage(message.subject, publicUrl) : SUBJECTS[message.channel],
    channel: CHANNELS[message.channel],
    isSms: message.channel !== 'email',
    person: person?.name ?? message.person,
    unit: unit?.name ?? message.unit,
    state: MESSAGE_STATE_WORDS[message.state],
    look: MESSAGE_LOOKS[message.state],
    isBad: message.state === 'refused' || message.state === 'bounced' || message.state === 'unknown',
    at: momentWords(message.sentAt ?? message.createdAt),
    until: message.notBefore !== null && message.state === 'deferred' ? momentWords(message.notBefore) : null,
    text,
  };
}
