/** Up to three of `known` closest to `word` by edit distance, nearest first; none when nothing is alike. */
export function nearestWords(word: string, known: readonly string[], alike = 0.5): string[] {
  return known
    .map((other) => ({ other, far: distance(word, other) / Math.max(word.length, other.length, 1) }))
    .filter(({ far }) => far <= alike)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ other }) => other);
}

// Levenshtein, one row at a time.
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
