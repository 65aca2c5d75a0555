import { dateAt } from '../domain/zone';
import { findAuthority } from '../store/authorities';
import { clearAlarm, findAlarms } from '../store/alarms';
import { readAddressCause } from './address-alarm';
import { addressOf } from './address-of';
import type { Pass } from './pass';
import { quotaStateNow, readQuotaCause } from './sms-quota';

/** Ends the alarms of the dispatcher that somebody has mended, or that time has. */
export async function clearMendedAlarms(pass: Pass): Promise<void> {
  for (const { cause } of await findAlarms(pass.db)) {
    if ((await isAddressMended(pass, cause)) || (await isQuotaMended(pass, cause))) await clearAlarm(pass.db, cause, pass.now());
  }
}

// Corrected or released, or its holder is gone.
async function isAddressMended(pass: Pass, cause: string): Promise<boolean> {
  const about = readAddressCause(cause);
  if (!about) return false;
  const register = await findAuthority(pass.db, about.authority);
  const person = register?.officers.find(({ id }) => id === about.person);
  const address = person ? addressOf(person, about.channel) : null;
  return address === null || !pass.suppressed.has(about.channel, address);
}

// Another month, a higher quota, or what was nearly spent is spent now.
async function isQuotaMended(pass: Pass, cause: string): Promise<boolean> {
  const about = readQuotaCause(cause);
  if (!about) return false;
  const isOver = about.month !== dateAt(pass.now()).slice(0, 7);
  return isOver || (await quotaStateNow(pass.db, pass, about.authority)) !== about.state;
}
