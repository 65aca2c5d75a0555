import { findAuthority } from '../store/authorities';
import { clearAlarm, findAlarms } from '../store/alarms';
import { readAddressCause } from './address-alarm';
import { addressOf } from './address-of';
import type { Pass } from './pass';

/** Ends the alarms about addresses that somebody has corrected or released, or whose holder is gone. */
export async function clearMendedAddresses(pass: Pass): Promise<void> {
  for (const { cause } of await findAlarms(pass.db)) {
    const about = readAddressCause(cause);
    if (!about) continue;
    const register = await findAuthority(pass.db, about.authority);
    const person = register?.officers.find(({ id }) => id === about.person);
    const address = person ? addressOf(person, about.channel) : null;
    if (address === null || !pass.suppressed.has(about.channel, address)) await clearAlarm(pass.db, cause, pass.now());
  }
}
