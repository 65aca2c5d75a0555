import { providerWords, wordAt } from '../http/read-answer';

/** The provider's own code: 0 is success. Null when the answer holds none. */
export function codeOf(json: unknown): number | null {
  const word = wordAt(json, 'error');
  return word !== null && /^(0|-?[1-9]\d{0,6})$/.test(word) ? Number(word) : null;
}

/** Code and words of a refusal, for people who look for the cause. The login server puts its words elsewhere. */
export function errorWords(json: unknown): string {
  const message = wordAt(json, 'message') ?? wordAt(json, 'error_name') ?? wordAt(json, 'error_description');
  return providerWords(String(codeOf(json) ?? ''), message);
}
