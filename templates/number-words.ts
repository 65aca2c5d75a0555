/** A count as offices write it in a sentence: under 10 with a leading zero, from a thousand with points (`05`, `12`, `1.250`). */
export function countWords(count: number): string {
  return numberWords(Math.max(0, Math.trunc(count))).padStart(2, '0');
}

/** A figure of a table: `5`, `1.250`. */
export function numberWords(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '.');
}

/** An amount in VND as offices write it: `1.234.567 đồng`. */
export function dongWords(amount: number): string {
  return `${numberWords(Math.round(amount))} đồng`;
}

/** `03 ngày làm việc`. */
export function workingDayWords(days: number): string {
  return `${countWords(Math.abs(days))} ngày làm việc`;
}

/** A task's number in a sentence: `số 05`; numbers that are not plain digits stay as printed (`số I.1`, `số TH.1`, `số 4a`). */
export function taskNumberWords(no: string): string {
  return `số ${taskNumber(no)}`;
}

/** `5` → `05`, `I.1` → `I.1`. */
export function taskNumber(no: string): string {
  return /^\d+$/.test(no) ? no.padStart(2, '0') : no;
}
