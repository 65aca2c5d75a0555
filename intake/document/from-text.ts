import type { TextDocument } from './document';

/** A document of plain text: a line is a line, a form feed begins a page. Lines of much the same length were broken by paper. */
export function fromText(text: string): TextDocument {
  const pages = text.replace(/\r\n?/g, '\n').split('\f');
  const paged = pages.length > 1;
  const lines = pages.flatMap((page, at) => page.split('\n').map((line) => ({ line, page: paged ? at + 1 : null })));
  return {
    parts: lines.map(({ line, page }, at) => ({ text: line, place: { page, line: at + 1 } })),
    wrapped: isWrapped(lines.map(({ line }) => line)),
  };
}

// Paragraphs of their own are long and seldom go on in small letters.
function isWrapped(lines: readonly string[]): boolean {
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '');
  const goingOn = filled.filter((line, at) => at > 0 && /^\p{Ll}/u.test(line) && !/[.:;!?]$/u.test(filled[at - 1] ?? '')).length;
  return goingOn > 0 || filled.every((line) => line.length < 120);
}
