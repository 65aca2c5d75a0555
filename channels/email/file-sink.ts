import { createTransport } from 'nodemailer';
import { isoAt } from '../../domain/zone';
import { fileNamePart, writeFileSafely } from '../write-file-safely';
import { composeMail, faultOf } from './compose-mail';
import type { EmailTransport, Sender } from './email-transport';

/** E-mail as `.eml` files in a folder, which any mail program opens; named by time and recipient. Nothing leaves the machine. */
export function createEmailFileSink({ folder, sender }: { folder: string; sender: Sender }): EmailTransport {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    name: 'file',
    lanes: 2,
    send: async (mail) => {
      const fault = faultOf(mail);
      if (fault) return { kind: 'refused', ...fault };
      try {
        const { message } = await writer.sendMail(composeMail(mail, sender));
        const time = isoAt(mail.date).slice(0, 19).replace(/:/g, '');
        const name = `${time}-${fileNamePart(mail.to.address)}-${fileNamePart(mail.messageId).slice(0, 8)}.eml`;
        const path = await writeFileSafely(folder, name, message as Buffer);
        return { kind: 'accepted', reference: path };
      } catch (error) {
        return { kind: 'our-fault', error: (error as Error).message };
      }
    },
    close: () => Promise.resolve(),
  };
}
