/** A mailbox as `BOUNCE_URL` names it. */
export type MailboxUrl = { host: string; port: number; secure: boolean; user: string; password: string; folder: string };

const PORTS: Readonly<Record<string, number>> = { 'imap:': 143, 'imaps:': 993, 'pop3:': 110, 'pop3s:': 995, 'smtp:': 25 };

/** `imaps://user:password@host:port/folder`; port and folder may be left out. */
export function readMailboxUrl(url: string): MailboxUrl {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : (PORTS[protocol] ?? 25),
    secure: protocol === 'imaps:' || protocol === 'pop3s:',
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    folder: decodeURIComponent(pathname.replace(/^\/+/, '')) || 'INBOX',
  };
}
