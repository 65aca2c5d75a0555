import { canonicalJson } from '../../domain/canonical-json';

/** The names of the fields in which two things differ: what the audit log keeps of a change, no contents. */
export function changedFields(before: object, after: object): string[] {
  const [was, is] = [Object.entries(before), Object.entries(after)];
  const names = [...new Set([...was, ...is].map(([name]) => name))];
  const valueIn = (entries: [string, unknown][], name: string) =>
    canonicalJson(entries.find(([one]) => one === name)?.[1] ?? null);
  return names.filter((name) => valueIn(was, name) !== valueIn(is, name));
}
