import { randomUUID } from 'node:crypto';
import type { Settings } from '../config/settings';
import type { AccountMail, AccountMailOutcome } from '../web/web-deps';
import type { Closing } from './closing';
import { createEmail } from './create-email';
import { mailDomainOf, senderOf } from './transports';

/**
 * How invitations and links to log in leave: by the mail server of the settings, else into files like other mail. They are not
 * notices: nobody else reads them in the ledger, they are sent once and asked for again where they do not arrive.
 */
export function accountMailer(settings: Settings, closing: Closing): (mail: AccountMail) => Promise<AccountMailOutcome> {
  const { mailFrom } = settings.email;
  const email = createEmail(settings, senderOf(mailFrom), { lanes: 1 });
  closing.add('thư tài khoản', () => email.close());
  return async ({ to, subject, text }) => {
    const { kind } = await email.send({
      to,
      subject,
      text,
      html: htmlOf(text),
      messageId: `${randomUUID()}@${mailDomainOf(mailFrom)}`,
      references: null,
      date: Date.now(),
    });
    if (kind !== 'accepted') return 'failed';
    return email.name === 'file' ? 'file' : 'sent';
  };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function htmlOf(text: string): string {
  const safe = text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
  const paragraphs = safe.trim().split(/\n{2,}/);
  return paragraphs
    .map((one) => `<p>${one.replaceAll('\n', '<br>').replace(/https?:\/\/[^\s<]+/g, '<a href="$&">$&</a>')}</p>`)
    .join('\n');
}
