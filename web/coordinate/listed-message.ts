import { maskMessage } from '../../domain/mask-message';
import type { Authority } from '../../domain/unit';
import type { ListedMessage } from '../../store/find-message-list';
import type { MessageState } from '../../store/find-messages';
import { CHANNEL_WORDS } from '../../templates/channel-words';
import { cutAtWord, oneLine, upperFirst } from '../../templates/clean-text';
import { MESSAGE_STATE_WORDS } from '../../templates/status-words';
import { messageUrl } from '../shell/addresses';
import { momentWords } from '../shell/moment-words';

/** How a message's state looks. */
export const MESSAGE_LOOKS: Readonly<Record<MessageState, string>> = {
  claimed: 'neutral',
  sending: 'neutral',
  accepted: 'good',
  delivered: 'good',
  bounced: 'late',
  deferred: 'waiting',
  refused: 'late',
  unknown: 'late',
  superseded: 'neutral',
  expired: 'neutral',
};

/** A message in a list: to whom, about what, how it stands. */
export function listedMessage(message: ListedMessage, register: Authority, publicUrl: string) {
  const { channel, state, person, unit, subject, text, notBefore } = message;
  const about = channel === 'email' ? subject : text;
  return {
    url: messageUrl(message),
    at: momentWords(message.sentAt ?? message.createdAt),
    about: cutAtWord(oneLine(maskMessage(about, publicUrl)), 140) || 'Tin không có nội dung',
    person: register.officers.find(({ id }) => id === person)?.name ?? person,
    unit: register.units.find(({ id }) => id === unit)?.name ?? unit,
    channel: upperFirst(CHANNEL_WORDS[channel]),
    look: MESSAGE_LOOKS[state],
    state: MESSAGE_STATE_WORDS[state],
    until: notBefore !== null && state === 'deferred' ? momentWords(notBefore) : null,
  };
}
