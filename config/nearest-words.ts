import { editDistance } from '../domain/edit-distance';

/** Up to three of `known` closest to `word` by edit distance, nearest first; none when nothing is alike. */
export function nearestWords(word: string, known: readonly string[], alike = 0.5): string[] {
  return known
    .map((other) => {
      const length = Math.max(word.length, other.length, 1);
      return { other, far: editDistance(word, other, alike * length) / length };
    })
    .filter(({ far }) => far <= alike)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ other }) => other);
}
