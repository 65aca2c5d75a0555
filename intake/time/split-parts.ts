import { foldText } from './fold-text';
import { lex } from './lex';

/** A part of a phrase with a time of its own. `label`: what it is about; `round`: its number in "đợt 1 …, đợt 2 …". */
export type Part = { text: string; label: string | null; round: number | null };

const GENERIC = /^(?:[a-z] )?(?:thoi (?:gian|han)|tien do|han|moc thoi gian|hoan thanh|thuc hien|ghi chu|dinh ky|du kien)/;

/**
 * Cuts a phrase at ";", line breaks, bullets, ends of sentences and "đợt 1 …, đợt 2 …"; "Đối với việc X:" and "Báo cáo tổng hợp:"
 * become labels; a bracket that holds a quota is a part of its own.
 */
export function splitParts(text: string): Part[] {
  const plain = text.normalize('NFC').replace(/\.{3,}/g, '…');
  return plain
    .split(/;|\r?\n\s*(?=[-+*•]|[\p{L}]\)|\p{Lu})|(?<=\p{L}{2,}|\d{4}|\))\.\s+(?=[\p{Lu}\d"(-])/u)
    .flatMap(withBracketsApart)
    .flatMap(withAddedDay)
    .flatMap(byRound)
    .map(labelled)
    .filter((part) => /[\p{L}\d]/u.test(part.text));
}

function withBracketsApart(text: string): string[] {
  const brackets = [...text.matchAll(/\(([^()]*)\)/g)].filter(([, inside]) => isQuota(inside ?? '') || PEAK.test(inside ?? ''));
  const rest = brackets.reduce((left, [whole]) => left.replace(whole, ' '), text);
  return [rest, ...brackets.map(([, inside]) => inside ?? '')];
}

/** "Thường xuyên (cao điểm tháng 11)": the peak is a time of its own. */
const PEAK = /^\s*(?:cao điểm|cao diem|trọng tâm|tập trung)(?!\p{L})/iu;

const ADDED_DAY =
  /^(.*(?<![/\d])\d{1,2}(?![/\d.-]).*?),?\s+(?:và|,)\s+((?:(?:trước|chậm nhất|muộn nhất|vào|đến)\s+)?(?:ngày\s+)?\d{1,2}\/\d{1,2}(?:\/\d{4})?)$/su;
const RHYTHM = /(?<!\p{L})(?:hằng|hàng|mỗi|tháng cuối|cuối quý|(?:của|mỗi) (?:tháng|quý))(?!\p{L})/iu;

/** "Ngày 18 tháng cuối quý và ngày 18/12": a rhythm with its own day, and one day more. */
function withAddedDay(text: string): string[] {
  const [, rhythm = '', day = ''] = ADDED_DAY.exec(text.trim()) ?? [];
  return rhythm !== '' && RHYTHM.test(rhythm) && !/\d\/\d/.test(rhythm) ? [rhythm, day] : [text];
}

function isQuota(text: string): boolean {
  return lex(foldText(text)).some((atom) => atom.is === 'frequency' && atom.period !== null);
}

function byRound(text: string): string[] {
  const starts = [
    ...text.matchAll(/(?<!\p{L})(?:đợt|dot|lần|giai đoạn|bước)\s+(?:thứ\s+)?(?:\d|I{1,3}|nhất|hai|ba)(?![\p{L}\d/])/giu),
  ].map((match) => match.index);
  if (starts.length < 2) return [text];
  return starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.length).replace(/[,\s]+(?:và\s*)?$/u, ''));
}

function labelled(text: string): Part {
  const trimmed = text.replace(/^[\s\-+*•.,]+/u, '').trim();
  const round = roundOf(trimmed);
  const [, head, tail] = /^([^:]{2,120}?):(?!\d)\s*([\s\S]+)$/u.exec(trimmed) ?? [];
  if (head === undefined || tail === undefined) return { text: trimmed, label: null, round };
  const names = lex(foldText(head)).every(
    (atom) =>
      atom.is === 'word' ||
      atom.is === 'report' ||
      atom.is === 'reference' ||
      atom.is === 'within' ||
      atom.is === 'round' ||
      atom.is === 'keep' ||
      atom.is === 'regularly',
  );
  if (!names) return { text: trimmed, label: null, round };
  return { text: tail.trim(), label: GENERIC.test(foldText(head)) || round !== null ? null : head.trim(), round };
}

function roundOf(text: string): number | null {
  const folded = foldText(text);
  const match = /^(?:dot|lan|giai doan|buoc) (?:thu )?(\d+|i{1,3})\b/.exec(folded);
  return match?.[1] ? (/^\d/.test(match[1]) ? Number(match[1]) : match[1].length) : null;
}
