/**
 * The form under which words of a damaged text are still the same: lower case, without marks, đ (also Ð and ð) as d, one space
 * between words, nothing but letters and digits.
 */
export function bare(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const words = folded(text);
  if (text.length <= LONGEST_KNOWN) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, words);
  }
  return words;
}

// Names and labels are asked about again and again; whole paragraphs are not kept.
const known = new Map<string, string>();
const LONGEST_KNOWN = 120;
const MOST_KNOWN = 20_000;

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[đð]/g, 'd')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}
