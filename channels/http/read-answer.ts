/** The text as JSON; undefined where it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The value at a path such as `data.0.status`, own properties only; undefined where there is none. */
export function valueAt(json: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => {
    return typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : undefined;
  }, json);
}

/** The value at a path as words; null for what is no text, number or truth value, or is empty. */
export function wordAt(json: unknown, path: string): string | null {
  const value = valueAt(json, path);
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) || null : null;
}

/** A provider's reference as the ledger keeps it; null for what is none. */
export function referenceAt(json: unknown, path: string): string | null {
  const word = wordAt(json, path);
  return word && word.length <= 200 && !/[\s\u0000-\u001f]/.test(word) ? word : null;
}

/** A provider's own words for the ledger and its readers: one short line, without anything that may be a phone number. */
export function providerWords(...words: readonly (string | null)[]): string {
  return words
    .filter(Boolean)
    .join(' ')
    .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
    .replace(/\+?\d[\d .-]{7,}\d/g, '…')
    .trim()
    .slice(0, 160);
}
