import { DAY_MS, type Instant } from '../domain/dates';
import { hasAccounts } from '../store/accounts';
import type { Db } from '../store/database';
import { inTransaction } from '../store/in-transaction';
import { makeOneTimeLink } from '../store/one-time-links';

/**
 * Path of the page that makes the first administrator, valid 24 hours, or null when somebody has an account. Each call makes a
 * new one and ends the one before: only the newest start's link works.
 */
export async function offerFirstAdministrator(db: Db, now: Instant): Promise<string | null> {
  return inTransaction(db, async (client) => {
    if (await hasAccounts(client)) return null;
    return `/setup/${await makeOneTimeLink(client, { purpose: 'setup', account: null, replaces: true }, now, DAY_MS)}`;
  });
}
