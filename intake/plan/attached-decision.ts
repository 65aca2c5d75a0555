/**
 * The decision a plan is attached to, as the document words it ("Quyết định số 12/QĐ-UBND ngày 05/01/2027 của UBND huyện"); null
 * where none is named or its number is left blank. `texts`: the document's lines or paragraphs from the top.
 */
export function attachedDecision(texts: readonly string[]): string | null {
  const at = texts.slice(0, HEAD).findIndex((text) => ATTACHED.test(text));
  if (at < 0) return null;
  const words = untilClosed(texts.slice(at, at + MOST_LINES));
  const found = DECISION.exec(words)?.[1]?.replace(/[\s.,;]+$/u, '');
  return found && found.length <= LONGEST ? `Q${found.slice(1)}` : null;
}

/** Beyond these lines a decision is one among others. */
const HEAD = 80;
const MOST_LINES = 4;
const LONGEST = 300;

const ATTACHED = /kèm theo\s+quyết định(?!\p{L})/iu;
const DECISION = /kèm theo\s+(quyết định\s+số\s*:?\s*\d[^()]*)/iu;

// Printed lines end before the bracket does; a paragraph without bracket says it all.
function untilClosed(lines: readonly string[]): string {
  const [first = ''] = lines;
  const opens = first.search(/\([^()]*$/u);
  const words = opens < 0 || first.search(ATTACHED) < opens ? first : lines.join(' ');
  return words.replace(/\s+/g, ' ');
}
