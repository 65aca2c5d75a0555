import type { Task } from '../../domain/plan';
import { bare } from '../document/bare';

/** For each task of a document that was read again, by its place there, the place of the task it was before; missing: it is new. */
export type TaskMatches = ReadonlyMap<number, number>;

/** Words of two titles of which as many are the same are one task, under another number; under its own number fewer are enough. */
const ALIKE = 0.6;
const ALIKE_WITH_NUMBER = 0.35;

type Pair = { was: number; is: number; score: number };

/**
 * Which tasks of two versions of a document are the same: first those with the same words and number, then those most alike. A task
 * that kept its number and who does it when is the same under another title.
 */
export function matchTasks(before: readonly Task[], after: readonly Task[]): TaskMatches {
  const [old, now] = [before.map(factsOf), after.map(factsOf)];
  const matches = new Map<number, number>();
  const taken = new Set<number>();
  const take = (is: number, was: number): void => {
    if (matches.has(is) || taken.has(was)) return;
    matches.set(is, was);
    taken.add(was);
  };
  for (const [is, task] of now.entries()) {
    const was = old.findIndex((one, at) => !taken.has(at) && one.no === task.no && one.title === task.title);
    if (was >= 0) take(is, was);
  }
  const rest: Pair[] = now.flatMap((task, is) =>
    matches.has(is)
      ? []
      : old.flatMap((one, was) => {
          const score = taken.has(was) ? 0 : scoreOf(one, task);
          return score > 0 ? [{ was, is, score }] : [];
        }),
  );
  for (const { is, was } of rest.sort((a, b) => b.score - a.score || a.is - b.is || a.was - b.was)) take(is, was);
  return matches;
}

type Facts = { no: string; title: string; words: ReadonlySet<string>; leads: string; when: string };

function factsOf({ no, title, leads, when }: Task): Facts {
  const words = bare(title);
  return {
    no,
    title: words,
    words: new Set(words.split(' ')),
    leads: leads.map(({ name }) => bare(name)).join(),
    when: bare(when),
  };
}

/** How surely two are one task; 0: they are not. Equal words count most, then the number, then who does it when. */
function scoreOf(was: Facts, is: Facts): number {
  const alike = likeness(was.words, is.words);
  const [isNumber, isLed, isTimed] = [was.no === is.no, was.leads === is.leads, was.when === is.when];
  const isSame = alike >= (isNumber ? ALIKE_WITH_NUMBER : ALIKE) || (isNumber && isLed && isTimed);
  return isSame ? alike + (isNumber ? 0.2 : 0) + (isLed ? 0.05 : 0) + (isTimed ? 0.05 : 0) + 0.01 : 0;
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length;
  return (2 * both) / Math.max(1, a.size + b.size);
}
