import { DAY_MS } from '../../domain/dates';
import type { Queryable } from '../../store/database';
import { makeOneTimeLink } from '../../store/one-time-links';
import { invitationMail } from '../login/account-mails';
import type { AccountMailOutcome, WebDeps } from '../web-deps';

const LIFE_MS = 7 * DAY_MS;

/** Makes the link by which an account sets its password; the one before ends. Returns its address. */
export async function makeInvitation({ now, publicUrl }: WebDeps, client: Queryable, account: string): Promise<string> {
  const secret = await makeOneTimeLink(client, { purpose: 'invitation', account, replaces: true }, now(), LIFE_MS);
  return `${publicUrl}/invitation/${secret}`;
}

/** Mails it. What is not `sent` is shown to the administrator, who hands it over. */
export async function sendInvitation(
  { sendMail }: WebDeps,
  person: { name: string; email: string },
  link: string,
  from: string,
): Promise<AccountMailOutcome> {
  return (await sendMail?.(invitationMail(person, link, from))) ?? 'failed';
}

/** The page after an invitation. */
export function invitedView(person: { name: string; email: string }, link: string, outcome: AccountMailOutcome, back: string) {
  const isSent = outcome === 'sent';
  return {
    title: 'Đã tạo thư mời',
    name: person.name,
    email: person.email,
    link: isSent ? null : link,
    isFile: outcome === 'file',
    back,
  };
}
