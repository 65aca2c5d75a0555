import { MINUTE_MS } from '../../domain/dates';
import { appendAudit } from '../../store/audit';
import { inTransaction } from '../../store/in-transaction';
import { makeOneTimeLink } from '../../store/one-time-links';
import { badInput } from '../report-errors';
import { withSystem } from '../system';
import { namedAccount } from './named-account';

const LIFE_MS = 10 * MINUTE_MS;

/** Prints a link that logs an account in: once, 10 minutes, in any browser. A second factor is still asked for. */
export function printLoginLink(email: string): Promise<number> {
  return withSystem(async ({ db, settings }) => {
    const account = await namedAccount(db, email);
    if (account.disabledAt !== null) throw badInput(`Tài khoản ${email} đã ngừng`);
    const secret = await inTransaction(db, async (client) => {
      await appendAudit(client, 'login-link-made', { by: 'cli', account: account.id, authority: '*' });
      return makeOneTimeLink(client, { purpose: 'mail', account: account.id }, Date.now(), LIFE_MS);
    });
    console.log(`${settings.publicUrl}/login/mail/${secret}`);
    return 0;
  });
}
