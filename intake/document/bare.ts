/**
 * The form under which words of a damaged text are still the same: lower case, without marks, đ (also Ð and ð) as d, one space
 * between words, nothing but letters and digits.
 */
export function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[đð]/g, 'd')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}
