import { bare } from '../document/bare';
import { partKind } from './part-kind';

/** Parts of a plan that come after its table. */
const ENDING = new Set(['duties', 'assignment', 'money', 'time', 'aims', 'recipients']);

/** "I. Cải cách thể chế": a line over the rows that belong to it. */
export function isGroup(text: string): boolean {
  const heading = /^(?:[IVX]{1,5}|[A-H])[.)]?\s+(.+)$/u.exec(text)?.[1];
  return heading !== undefined && !ENDING.has(partKind(heading));
}

/** "III. Tổ chức thực hiện", "Nơi nhận:": the table has ended. */
export function endsTable(text: string): boolean {
  const part = /^(?:[IVX]{1,5}|[A-H])\.\s+(.+)$/u.exec(text)?.[1];
  return (
    /^(?:noi nhan|tm uy ban|kt chu tich|phu luc)(?: |$)/.test(bare(text)) || (part !== undefined && ENDING.has(partKind(part)))
  );
}
