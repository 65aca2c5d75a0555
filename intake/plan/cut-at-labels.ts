import { fieldOf, type Field } from './heads';

/** Words under a label inside a sentence or a cell: "đơn vị phối hợp: Văn phòng". */
export type Labelled = { field: Field; label: string; text: string };

const FIELDS: ReadonlySet<Field> = new Set(['lead', 'partner', 'time', 'product', 'note', 'content']);
const LONGEST_LABEL = 9;

/**
 * A text cut at the labels that stand inside it ("Khảo sát … . Đơn vị chủ trì: A; phối hợp: B; thời gian: tháng 6"): what stands
 * before the first of them, and what each says. A label begins a sentence, follows a mark, or has a capital.
 */
export function cutAtLabels(text: string): { before: string; fields: Labelled[] } {
  const found = [...text.matchAll(/:(?!\/\/)/g)].flatMap(({ index }) => {
    const label = labelBefore(text, index);
    return label ? [{ ...label, until: index + 1 }] : [];
  });
  const fields = found.map(({ field, label, until }, at) => ({
    field,
    label,
    text: trimmed(text.slice(until, found[at + 1]?.from ?? text.length)),
  }));
  return { before: trimmed(text.slice(0, found[0]?.from ?? text.length)), fields };
}

function labelBefore(text: string, colon: number): { field: Field; label: string; from: number } | null {
  const before = text.slice(Math.max(0, colon - 90), colon);
  const starts = [...before.matchAll(/(?<![\p{L}\d])\p{L}/gu)].map(({ index }) => index).slice(-LONGEST_LABEL);
  for (const start of starts) {
    const label = before.slice(start);
    if (/[.;:()]/.test(label)) continue;
    const field = FIELDS.has(fieldOf(label) ?? 'no') ? fieldOf(label) : null;
    if (field && beginsLabel(before.slice(0, start), label, start + Math.max(0, colon - 90)))
      return { field, label: label.trim(), from: start + Math.max(0, colon - 90) };
  }
  return null;
}

function beginsLabel(before: string, label: string, at: number): boolean {
  return at === 0 || /(?:^|[.;,:()\n]|[-–+•])\s*$/u.test(before) || /^\p{Lu}/u.test(label);
}

function trimmed(text: string): string {
  return text
    .replace(/^[\s\-–+•;,]+(?=\S)/u, '')
    .replace(/[\s;,(]+$|(?<=\s)[-–+•]\s*$/gu, '')
    .trim();
}
