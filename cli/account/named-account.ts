import { findAccountByEmail, type AccountRow } from '../../store/accounts';
import type { Db } from '../../store/database';
import { badInput } from '../report-errors';

/** The account of an e-mail address. Throws bad input where there is none. */
export async function namedAccount(db: Db, email: string): Promise<AccountRow> {
  const account = await findAccountByEmail(db, email);
  if (!account) throw badInput(`Không có tài khoản ${email}`, 'Xem các tài khoản: dondoc account list');
  return account;
}
