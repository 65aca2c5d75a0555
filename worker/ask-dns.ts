import { Resolver } from 'node:dns/promises';

/** What is asked of DNS. */
export type TxtResolver = { resolveTxt: (name: string) => Promise<string[][]> };

/** TXT records of a name, each in one piece: an empty list when there are none, null when DNS gave no answer. */
export type TxtRecords = string[] | null;

const NOTHING_THERE = new Set(['ENOTFOUND', 'ENODATA']);

export async function askTxt(resolver: TxtResolver, name: string): Promise<TxtRecords> {
  try {
    return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
  } catch (error) {
    return NOTHING_THERE.has((error as { code?: string }).code ?? '') ? [] : null;
  }
}

/** The machine's own resolver, which waits at most 5 seconds. */
export function createResolver(): TxtResolver {
  return new Resolver({ timeout: 5_000, tries: 1 });
}
