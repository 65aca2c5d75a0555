/**
 * One line of plain text: no line breaks, control, zero-width or direction characters, no doubled spaces, and none of the
 * brackets that mark the places of link and code. NFC, so that diacritics count as one character.
 */
export function oneLine(text: string | null | undefined): string {
  return (text ?? '')
    .normalize('NFC')
    .replace(/[⟦⟧]/g, '')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Zs}]+/gu, ' ')
    .trim();
}

/** The same as a clause that another sentence goes on from: without the full stop or semicolon at its end. */
export function clause(text: string | null | undefined): string {
  return oneLine(text).replace(/[\s.;,:]+$/u, '');
}

/** `text` when it has at most `limit` characters, otherwise its beginning up to a word's end, with "…". */
export function cutAtWord(text: string, limit: number): string {
  const characters = [...text];
  if (characters.length <= limit) return text;
  const head = characters.slice(0, Math.max(0, limit - 1)).join('');
  const space = head.lastIndexOf(' ');
  const kept = space > head.length * 0.6 ? head.slice(0, space) : head;
  return `${kept.replace(/[\s,;:(“–-]+$/u, '')}…`;
}

/** The first letter in upper case. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The first letter in lower case. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
