/** Longest free text of a person. */
export const LONGEST_TEXT = 2_000;

/** What a person wrote, without what no eye sees but other programs obey: control, direction and zero-width characters. */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cf}\p{Cs}⟦⟧]/gu, '')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
