import type { SmsTemplate } from '../../domain/sms-gateway';

/** `params` in the order of their numbers. */
export type Matched = { id: string; params: readonly { number: number; text: string }[] };

/** The registered text that a text is an instance of, with what stands in its places; null when it is of none. */
export function matchTemplate(templates: readonly SmsTemplate[], text: string): Matched | null {
  for (const { id, text: registered } of templates) {
    const found = patternOf(registered).exec(text);
    if (found) return { id, params: paramsOf(registered, found.slice(1)) };
  }
  return null;
}

const PLACE = /\{(\d+)\}/g;

function patternOf(registered: string): RegExp {
  const literals = registered.split(/\{\d+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literals.join('(.+?)')}$`);
}

function paramsOf(registered: string, values: readonly string[]): Matched['params'] {
  const numbers = [...registered.matchAll(PLACE)].map((place) => Number(place[1]));
  return numbers.map((number, i) => ({ number, text: values[i]?.trim() ?? '' })).sort((a, b) => a.number - b.number);
}
