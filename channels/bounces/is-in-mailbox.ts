import { openImap } from './imap-source';
import { readMailboxUrl } from './read-mailbox-url';

/** Whether a mail with this Message-ID lies in the IMAP mailbox; nothing in it is changed. */
export async function isInMailbox(url: string, messageId: string): Promise<boolean> {
  const client = openImap(url);
  try {
    await client.connect();
    await client.mailboxOpen(readMailboxUrl(url).folder, { readOnly: true });
    const found = await client.search({ header: { 'message-id': `<${messageId}>` } }, { uid: true });
    return Array.isArray(found) && found.length > 0;
  } finally {
    client.close();
  }
}
