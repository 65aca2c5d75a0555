const LONGEST = 40;

/** The first words of a title, at most 40 characters, never cut inside a word; without a full stop or comma at the end. */
export function shortTitleOf(title: string): string {
  if (title.length <= LONGEST) return trimmed(title);
  const cut = title.slice(0, LONGEST + 1);
  const space = cut.lastIndexOf(' ');
  return trimmed(space > 0 ? cut.slice(0, space) : title.slice(0, LONGEST));
}

function trimmed(text: string): string {
  return text.replace(/[\s.,;:(–-]+$/u, '');
}
