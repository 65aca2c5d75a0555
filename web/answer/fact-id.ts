import { createHash } from 'node:crypto';
import type { FactKind } from '../../domain/fact';
import type { Thing } from './thing';

const CLOSING: ReadonlySet<FactKind> = new Set<FactKind>(['completed', 'nothing-arose', 'contributed']);
const REOPENING: ReadonlySet<FactKind> = new Set<FactKind>(['returned', 'withdrawn']);

/** True for what closes a thing: said once, however often and by whichever way it is sent. */
export function isClosing(kind: FactKind): boolean {
  return CLOSING.has(kind);
}

/**
 * How far a thing's closing had come when a page was made: the number of the last fact that closed or reopened it. The page
 * carries it, so that a form sent twice, from two pages or by two people at once is one fact, and an old page is recognised.
 */
export function closingSeen({ facts }: Thing): number {
  return facts.filter(({ kind }) => CLOSING.has(kind) || REOPENING.has(kind)).at(-1)?.seq ?? 0;
}

/** The id of a closing fact: the same for everybody who answers the same thing as it stood then. */
export function closingFactId({ scene, task, key, unit, as }: Thing, seen: number): string {
  return idOf(['closing', scene.row.id, task.no, key, unit, as === 'partner', seen]);
}

/** The id of any other fact, from the random mark of the page: the same page sent twice is one fact. */
export function pageFactId({ scene, id }: Thing, kind: FactKind, mark: string): string {
  return idOf(['page', scene.row.id, id, kind, mark]);
}

/** The id of a withdrawal: a fact can be taken back once. */
export function withdrawalId(about: string): string {
  return idOf(['withdrawn', about]);
}

// Hashed, so that nobody can choose the id of somebody else's fact.
function idOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
