import { DAY_MS } from '../../domain/dates';
import { addGrant, insertAccount } from '../../store/accounts-change';
import { appendAudit } from '../../store/audit';
import { findAuthority } from '../../store/authorities';
import type { Queryable } from '../../store/database';
import { inTransaction } from '../../store/in-transaction';
import { makeOneTimeLink } from '../../store/one-time-links';
import type { Grant, Role } from '../../store/sessions';
import { personEmail, personName } from '../../web/login/person-shape';
import { badInput } from '../report-errors';
import { withSystem } from '../system';

type Options = { name: string; role: string; authority: string; unit?: string };

const ROLES: readonly Role[] = ['administrator', 'coordinator', 'officer', 'viewer'];

/** Makes an account with a role and prints the link by which its password is set: once, 7 days. */
export function inviteAccount(email: string, { name, ...asked }: Options): Promise<number> {
  return withSystem(async ({ db, settings }) => {
    const wrong = personEmail.safeParse(email).error ?? personName.safeParse(name).error;
    if (wrong) throw badInput(wrong.issues[0]?.message ?? '');
    const grant = await grantOf(db, asked);
    const secret = await inTransaction(db, async (client) => {
      const account = await insertAccount(client, { name, email, passwordHash: null }, Date.now());
      if (account === null) throw badInput(`${email} đã có tài khoản`, 'Để vào lại: dondoc account login-link');
      await addGrant(client, account, grant);
      await appendAudit(client, 'account-invited', { by: 'cli', account, authority: grant.authority, role: grant });
      return makeOneTimeLink(client, { purpose: 'invitation', account }, Date.now(), 7 * DAY_MS);
    });
    console.log(`${settings.publicUrl}/invitation/${secret}`);
    return 0;
  });
}

async function grantOf(db: Queryable, { role, authority, unit = '' }: Omit<Options, 'name'>): Promise<Grant> {
  const known = ROLES.find((one) => one === role);
  if (!known) throw badInput(`Không có vai ${role}`, `Ghi một trong: ${ROLES.join(', ')}`);
  const register = authority === '*' ? null : await findAuthority(db, authority);
  if (authority !== '*' && !register) throw badInput(`Không có cơ quan ${authority}`);
  if ((known === 'officer') !== (unit !== '')) throw badInput('Vai officer cần --unit; vai khác không dùng --unit');
  if (unit && !register?.units.some(({ id }) => id === unit)) throw badInput(`Không có đơn vị ${unit} tại ${authority}`);
  return { authority, role: known, unit };
}
