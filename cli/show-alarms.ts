import { isoAt } from '../domain/zone';
import { findAlarms, type AlarmRow } from '../store/alarms';
import { withSystem } from './system';

/** Prints the alarms that stand, oldest first. */
export async function showAlarms({ json = false }: { json?: boolean }): Promise<number> {
  return withSystem(async ({ db }) => {
    const alarms = (await findAlarms(db)).map(viewOf);
    if (json) console.log(JSON.stringify(alarms));
    else if (alarms.length === 0) console.log('Không có cảnh báo nào.');
    else
      for (const { since, words, mend, cause } of alarms)
        console.log(`${timeWords(since)}  ${words}\n  Cần làm: ${mend}\n  Mã: ${cause}`);
    return 0;
  });
}

function viewOf({ cause, raisedAt, seenAt, words, mend }: AlarmRow) {
  return { cause, since: isoAt(raisedAt), seenAt: isoAt(seenAt), words, mend };
}

function timeWords(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}
