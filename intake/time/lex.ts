import type { Atom } from './atoms';
import { CALENDAR_PATTERNS } from './lex-calendar';
import { EVENT_PATTERNS } from './lex-events';
import type { Pattern } from './pattern';
import { RHYTHM_PATTERNS } from './lex-rhythm';
import { WORD_PATTERNS } from './lex-words';

// Order decides: "6 tháng một lần" is a rhythm before "6 tháng" is a cycle, "tháng sau" a next before "tháng" is a word.
const PATTERNS: readonly Pattern[] = [...EVENT_PATTERNS, ...RHYTHM_PATTERNS, ...CALENDAR_PATTERNS, ...WORD_PATTERNS];

/** Cuts a folded phrase into atoms, from left to right, the first pattern that fits wins; what none knows is a `word`. */
export function lex(folded: string): Atom[] {
  const atoms: Atom[] = [];
  let at = 0;
  while (at < folded.length) {
    if (folded[at] === ' ' || folded[at] === '/') {
      at += 1;
      continue;
    }
    const hit = firstHit(folded, at);
    if (hit) atoms.push(...hit.atoms);
    else atoms.push({ is: 'word', word: wordAt(folded, at) });
    at += hit ? hit.length : wordAt(folded, at).length;
  }
  return atoms;
}

function firstHit(folded: string, at: number): { atoms: readonly Atom[]; length: number } | null {
  for (const { expression, read } of PATTERNS) {
    expression.lastIndex = at;
    const match = expression.exec(folded);
    if (!match || match[0].length === 0) continue;
    const read_ = read(match);
    if (read_) return { atoms: Array.isArray(read_) ? read_ : [read_ as Atom], length: match[0].length };
  }
  return null;
}

function wordAt(folded: string, at: number): string {
  return /^(?:@?[a-z_]+|\d+|.)/u.exec(folded.slice(at))?.[0] ?? folded[at] ?? ' ';
}
