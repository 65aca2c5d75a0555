import { isoAt } from '../../domain/zone';
import { fileNamePart, writeFileSafely } from '../write-file-safely';
import { smsFaultOf } from './check-sms';
import type { SmsTransport } from './sms-transport';

/** SMS as text files in a folder: number, time, text. Nothing leaves the machine. */
export function createSmsFileSink({ folder }: { folder: string }): SmsTransport {
  return {
    name: 'file',
    lanes: 2,
    knowsRepeats: true,
    send: async (sms) => {
      const fault = smsFaultOf(sms);
      if (fault) return { kind: 'refused', ...fault };
      try {
        const time = isoAt(sms.date);
        const name = `${time.slice(0, 19).replace(/:/g, '')}-${fileNamePart(sms.to)}-${fileNamePart(sms.requestId).slice(0, 8)}.txt`;
        const path = await writeFileSafely(folder, name, `Đến: ${sms.to}\nLúc: ${time}\n\n${sms.text}\n`);
        return { kind: 'accepted', reference: path };
      } catch (error) {
        return { kind: 'our-fault', error: (error as Error).message };
      }
    },
    close: () => Promise.resolve(),
  };
}
