import { readAlarmCause, type AlarmCause } from '../domain/alarm-cause';
import { dateAt } from '../domain/zone';
import { findAuthority } from '../store/authorities';
import { clearAlarm, findAlarms } from '../store/alarms';
import { addressOf } from './address-of';
import type { Pass } from './pass';
import { quotaStateNow } from './sms-quota';

/** Ends the alarms of the dispatcher that somebody has mended, or that time has. */
export async function clearMendedAlarms(pass: Pass): Promise<void> {
  for (const { cause } of await findAlarms(pass.db)) {
    const about = readAlarmCause(cause);
    if (about && (await isMended(pass, about))) await clearAlarm(pass.db, cause, pass.now());
  }
}

async function isMended(pass: Pass, about: AlarmCause): Promise<boolean> {
  switch (about.of) {
    case 'circuit':
    case 'webhook':
      // Whoever gets through again says so.
      return false;
    case 'address':
      return isAddressMended(pass, about);
    case 'sms-quota':
      return isQuotaMended(pass, about);
  }
}

// Corrected or released, or its holder is gone.
async function isAddressMended(pass: Pass, about: Extract<AlarmCause, { of: 'address' }>): Promise<boolean> {
  const register = await findAuthority(pass.db, about.authority);
  const person = register?.officers.find(({ id }) => id === about.person);
  const address = person ? addressOf(person, about.channel) : null;
  return address === null || !pass.suppressed.has(about.channel, address);
}

// Another month, a higher quota, or what was nearly spent is spent now.
async function isQuotaMended(pass: Pass, about: Extract<AlarmCause, { of: 'sms-quota' }>): Promise<boolean> {
  const isOver = about.month !== dateAt(pass.now()).slice(0, 7);
  return isOver || (await quotaStateNow(pass.db, pass, about.authority)) !== about.state;
}
