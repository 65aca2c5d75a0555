import type { SendMailOptions } from 'nodemailer';
import type { Mail, Sender } from './email-transport';
import { hasControlCharacter, isEmailAddress } from './check-address';

/** Why a mail must not be sent as it is, or null. */
export function faultOf(mail: Mail): { error: string; addressDead: boolean } | null {
  if (!isEmailAddress(mail.to.address)) return { error: 'not an e-mail address', addressDead: true };
  const headers = [mail.to.name, mail.subject, mail.messageId, mail.references ?? '', mail.returnPath ?? ''];
  return headers.some(hasControlCharacter) ? { error: 'control character in a header', addressDead: false } : null;
}

/** The mail with its headers: it says that a machine wrote it (RFC 3834), where answers go, and which thread it is in. */
export function composeMail(mail: Mail, sender: Sender): SendMailOptions {
  return {
    from: sender.from,
    to: mail.to,
    replyTo: sender.replyTo,
    // Set apart from the headers, so that nothing in them can add a recipient.
    envelope: { from: mail.returnPath ?? sender.from.address, to: [mail.to.address] },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: new Date(mail.date),
    messageId: `<${mail.messageId}>`,
    ...(mail.references && { references: `<${mail.references}>`, inReplyTo: `<${mail.references}>` }),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
