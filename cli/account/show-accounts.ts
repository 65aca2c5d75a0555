import { isoAt } from '../../domain/zone';
import { listAccounts } from '../../store/accounts';
import { withSystem } from '../system';

/** Prints every account: address, roles, state. */
export function showAccounts({ json = false }: { json?: boolean }): Promise<number> {
  return withSystem(async ({ db }) => {
    const accounts = (await listAccounts(db, '*')).map(({ id, name, email, grants, disabledAt, passwordHash, totpSealed }) => ({
      id,
      name,
      email,
      grants,
      disabledAt: disabledAt === null ? null : isoAt(disabledAt),
      hasPassword: passwordHash !== null,
      hasSecondFactor: totpSealed !== null,
    }));
    if (json) console.log(JSON.stringify(accounts));
    else if (accounts.length === 0)
      console.log('Chưa có tài khoản nào. Chạy npm start để nhận liên kết tạo người quản trị đầu tiên.');
    else
      for (const { name, email, grants, disabledAt } of accounts) {
        const roles = grants.map(({ authority, role, unit }) => [authority, role, unit].filter(Boolean).join('/')).join(', ');
        console.log(`${email}  ${name}  ${roles || 'chưa có vai'}${disabledAt === null ? '' : '  (đã ngừng)'}`);
      }
    return 0;
  });
}
