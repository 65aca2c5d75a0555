import { addressCause } from '../domain/alarm-cause';
import type { Channel } from '../domain/notice';
import type { Authority } from '../domain/unit';
import type { Alarm } from '../store/alarms';
import { CHANNEL_WORDS } from '../templates/channel-words';

/** What an administrator is told of a person's address that takes nothing; names the unit, never the address. */
export function addressAlarm(register: Authority, channel: Channel, person: { id: string; unit: string }): Alarm {
  const unit = register.units.find(({ id }) => id === person.unit)?.name ?? person.unit;
  return {
    cause: addressCause(register.id, channel, person.id),
    words: `${unit}: địa chỉ nhận ${CHANNEL_WORDS[channel]} của người có mã ${person.id} không còn dùng được.`,
    mend: 'Cập nhật địa chỉ trong danh bạ (dondoc units import), hoặc cho dùng lại địa chỉ cũ (dondoc addresses release).',
  };
}
