import { setDisabled } from '../../store/accounts-change';
import { appendAudit } from '../../store/audit';
import { changeRights } from '../../store/change-rights';
import { endOneTimeLinksOf } from '../../store/one-time-links';
import { endSessionsOf } from '../../store/sessions';
import { badInput } from '../report-errors';
import { withSystem } from '../system';
import { namedAccount } from './named-account';

/** Disables an account; its sessions end at once. */
export function disableAccount(email: string): Promise<number> {
  return withSystem(async ({ db }) => {
    const { id } = await namedAccount(db, email);
    const isDone = await changeRights(db, async (client) => {
      await setDisabled(client, id, Date.now());
      await endSessionsOf(client, id);
      await endOneTimeLinksOf(client, id);
      await appendAudit(client, 'account-disabled', { by: 'cli', account: id, authority: '*' });
    });
    if (!isDone) throw badInput('Đây là người quản trị cuối cùng', 'Tạo người quản trị khác trước: dondoc account invite');
    console.log(`Đã ngừng tài khoản ${email}.`);
    return 0;
  });
}
