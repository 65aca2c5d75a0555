import type { AnswerRule } from '../../domain/sms-gateway';
import { readJson, wordAt } from '../http/read-answer';

/** What the first rule that holds says of an answer; null: no rule knows it. Without `http` a rule is about 2xx only. */
export function matchAnswer<Meaning extends string>(
  rules: readonly AnswerRule<Meaning>[],
  answer: { status: number; text: string },
): Meaning | null {
  const json = readJson(answer.text);
  return rules.find((rule) => holds(rule, answer, json))?.means ?? null;
}

function holds(rule: AnswerRule<string>, { status, text }: { status: number; text: string }, json: unknown): boolean {
  const statuses = rule.http ? rule.http.includes(status) : status >= 200 && status < 300;
  return (
    statuses &&
    Object.entries(rule.fields ?? {}).every(([path, words]) => words.includes(wordAt(json, path) ?? '')) &&
    Object.entries(rule.ranges ?? {}).every(([path, [from, to]]) => isBetween(wordAt(json, path), from, to)) &&
    (rule.has ?? []).every((path) => isReference(wordAt(json, path))) &&
    (rule.text === undefined || new RegExp(rule.text).test(text))
  );
}

// Providers write 0 and false where there is none.
function isReference(word: string | null): boolean {
  return word !== null && !['', '0', 'false', 'true'].includes(word.trim());
}

function isBetween(word: string | null, from: number, to: number): boolean {
  return word !== null && /^-?\d+$/.test(word) && from <= Number(word) && Number(word) <= to;
}
