/** What a code from an address stands for; undefined for every other code, also for names that each object has ("constructor"). */
export function wordOf(words: Readonly<Record<string, string>>, code: unknown): string | undefined {
  return typeof code === 'string' && Object.hasOwn(words, code) ? words[code] : undefined;
}
