import type { Run } from '../extract/pdf-cells';

/** Words on a page with where they stand; `text`: the page as plain text, where the program gives no places. */
export type Words = { runs: Run[]; text: null } | { runs: null; text: string };

type Word = { line: string; left: number; top: number; width: number; height: number; text: string };

/**
 * What tesseract says about a page in its table of words (`tsv`), in points of print; `dpi` is how finely the page was drawn. A word of
 * a line stands on the base line of all of them.
 */
export function readWords(output: string, dpi: number): Words {
  const [head = '', ...rows] = output.split(/\r?\n/);
  if (!head.startsWith('level\t')) return { runs: null, text: output };
  const words = rows.flatMap(wordOf);
  const lines = new Map<string, Word[]>();
  for (const word of words) lines.set(word.line, [...(lines.get(word.line) ?? []), word]);
  const scale = 72 / dpi;
  const runs = [...lines.values()].flatMap((line) => {
    const size = middle(line.map(({ height }) => height));
    const base = middle(line.map(({ top, height }) => top + height));
    return line.map(({ left, width, text }): Run => {
      // The space is certain: what stands between two words is not measured.
      return { text: `${text} `, x: left * scale, end: (left + width) * scale, y: base * scale, size: size * scale };
    });
  });
  return { runs, text: null };
}

function wordOf(row: string): Word[] {
  const [level, , block, paragraph, line, , left, top, width, height, sure, ...rest] = row.split('\t');
  const text = rest.join(' ').trim();
  // What is left of rulings is read as dashes and strokes.
  if (level !== '5' || text === '' || Number(sure) < 0 || (/^[|_—–=~¦[\]]+$/u.test(text) && Number(sure) < 70)) return [];
  const place = [left, top, width, height].map(Number);
  if (place.some((value) => !Number.isFinite(value))) return [];
  const [x = 0, y = 0, w = 0, h = 0] = place;
  return [{ line: [block, paragraph, line].join('.'), left: x, top: y, width: w, height: h, text }];
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
