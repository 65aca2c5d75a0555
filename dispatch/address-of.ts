import { isEmailAddress } from '../channels/email/check-address';
import type { Channel } from '../domain/notice';
import { readPhone } from '../domain/phone';
import type { Officer } from '../domain/unit';

/** Where a person is reached on a channel, or null: no address, one that is none, a landline for SMS. */
export function addressOf(person: Officer, channel: Channel): string | null {
  if (channel === 'email') return person.email && isEmailAddress(person.email) ? person.email : null;
  const phone = readPhone(person.phone ?? '');
  return phone.kind === 'mobile' ? phone.international : null;
}
