import type { Instant } from '../../domain/dates';

/** A mail that came back. `recipient`: the envelope's, where the source knows it. `arrivedAt`: by the clock of our own mailbox. */
export type Arrived = { raw: Buffer; recipient: string | null; arrivedAt: Instant };

/** `done`: it was ours and need not be seen again · `later`: its message is still being sent, ask again · `foreign`: not ours. */
export type Taken = 'done' | 'later' | 'foreign';

/** What a source calls. `opened`: the mailbox answers. `take` returns after the database has committed. */
export type Taking = { opened: () => Promise<void>; take: (mail: Arrived) => Promise<Taken> };

/** Where mail that came back is found. Runs until `signal` aborts, or throws when the mailbox cannot be read (any longer). */
export type BounceSource = { run: (taking: Taking, signal: AbortSignal) => Promise<void> };

/** No report needs more. */
export const LARGEST_MAIL = 1_048_576;

/** The mailbox does not let us in: user name or password. */
export function loginRefused(): Error {
  return Object.assign(new Error('login refused'), { name: 'LoginRefused' });
}

export function isLoginRefused(error: unknown): boolean {
  return error instanceof Error && error.name === 'LoginRefused';
}
