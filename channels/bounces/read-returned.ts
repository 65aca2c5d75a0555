import PostalMime, { type Attachment, type Email } from 'postal-mime';

/** What a mail server says of one recipient. Source: RFC 3464 §2.3 (Action, Status, Diagnostic-Code). */
export type DsnRecipient = { action: string; status: string; diagnostic: string };

/** A report about mail that was not, or not yet, delivered. */
export type Dsn = { recipients: readonly DsnRecipient[] };

/** A mail that came back. `to`: the addresses it was sent to, as its own header has them. `dsn`: null when it is no such report. */
export type Returned = { to: readonly string[]; dsn: Dsn | null };

// Where servers write down the address a mail was delivered to, the surest first.
const DELIVERED_TO = ['x-original-to', 'delivered-to', 'envelope-to', 'x-envelope-to', 'to'];

const LIMITS = { maxNestingDepth: 10, maxHeadersSize: 262_144 };
const MOST_RECIPIENTS = 50;

/** Whom a mail was sent to, and the report in it; an answer, an out-of-office note or a read receipt is none. */
export async function readReturned(raw: Buffer): Promise<Returned> {
  const mail = await parse(raw);
  if (!mail) return { to: [], dsn: null };
  return { to: DELIVERED_TO.flatMap((name) => addressesIn(headerOf(mail, name))), dsn: dsnIn(mail) };
}

function dsnIn(mail: Email): Dsn | null {
  const status = partOf(mail, /^message\/(global-)?delivery-status$/);
  if (!status || !isReport(headerOf(mail, 'content-type')) || isAboutReport(mail)) return null;
  const recipients = recipientsIn(textOf(status));
  return recipients.length > 0 ? { recipients } : null;
}

async function parse(raw: Buffer): Promise<Email | null> {
  try {
    return await PostalMime.parse(raw, { attachmentEncoding: 'utf8', forceRfc822Attachments: true, ...LIMITS });
  } catch {
    return null;
  }
}

function isReport(contentType: string): boolean {
  return /^\s*multipart\/report\b/i.test(contentType) && /;\s*report-type\s*=\s*"?delivery-status\b/i.test(contentType);
}

// A report about a report is a loop: we send no reports.
function isAboutReport(mail: Email): boolean {
  const returned = partOf(mail, /^(message\/(global|rfc822)|text\/rfc822-headers|message\/global-headers)$/);
  const headers = (returned ? textOf(returned) : '').split(/\r?\n\r?\n/)[0] ?? '';
  return /^content-type:\s*multipart\/report\b/im.test(headers);
}

function recipientsIn(text: string): DsnRecipient[] {
  const groups = text.replace(/\r\n/g, '\n').split(/\n\n+/).slice(0, MOST_RECIPIENTS).map(fieldsOf);
  return groups
    .filter((fields) => fields.has('action'))
    .map((fields) => ({
      action: (fields.get('action') ?? '').split(/[\s(;]/)[0]?.toLowerCase() ?? '',
      status: /^[245]\.\d{1,3}\.\d{1,3}(?!\d)/.exec(fields.get('status') ?? '')?.[0] ?? '',
      diagnostic: fields.get('diagnostic-code') ?? '',
    }));
}

function fieldsOf(group: string): Map<string, string> {
  const lines = group.replace(/\n[ \t]+/g, ' ').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const] : [];
    }),
  );
}

function headerOf(mail: Email, name: string): string {
  return mail.headers
    .filter(({ key }) => key === name)
    .map(({ value }) => value)
    .join(', ');
}

function addressesIn(header: string): string[] {
  return header.split(/[\s<>,;"()]+/).filter((part) => part.includes('@'));
}

function partOf(mail: Email, type: RegExp): Attachment | undefined {
  return mail.attachments.find(({ mimeType }) => type.test(mimeType));
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('utf8');
}
