import { isoAt } from '../../domain/zone';
import { fileNamePart, writeFileSafely } from '../write-file-safely';
import { znsFaultOf } from './check-zns';
import type { ZaloTransport } from './zalo-transport';

/** Zalo notifications as text files in a folder: number, time, template, values. Nothing leaves the machine. */
export function createZaloFileSink({ folder }: { folder: string }): ZaloTransport {
  return {
    name: 'file',
    lanes: 2,
    knowsRepeats: true,
    send: async (zns) => {
      const fault = znsFaultOf(zns);
      if (fault) return { kind: 'refused', ...fault };
      try {
        const time = isoAt(zns.date);
        const name = `${time.slice(0, 19).replace(/:/g, '')}-${fileNamePart(zns.to)}-${fileNamePart(zns.requestId).slice(0, 8)}.txt`;
        const values = Object.entries(zns.params).map(([param, value]) => `${param}: ${value}\n`);
        const text = `Đến: ${zns.to}\nLúc: ${time}\nMẫu: ${zns.template}\n\n${values.join('')}`;
        return { kind: 'accepted', reference: await writeFileSafely(folder, name, text) };
      } catch (error) {
        return { kind: 'our-fault', error: (error as Error).message };
      }
    },
    close: () => Promise.resolve(),
  };
}
