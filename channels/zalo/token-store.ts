import type { Instant } from '../../domain/dates';

/** A login at Zalo: the access token lives about 25 hours, the refresh token about 3 months and serves once. */
export type Tokens = { access: string; accessUntil: Instant; refresh: string; refreshUntil: Instant };

/** What to store (null: leave it as it is), and an answer for the caller. */
export type Decision<T> = { store: Tokens | null; answer: T };

/**
 * Where the one login of all processes is kept. `change` lets one process at a time decide on the tokens as they are stored
 * then; what it decides is stored before anybody gets it. `recovered`: the stored tokens are those of a process that died or
 * lost the database before it could store them, found again just now.
 */
export type TokenStore = {
  read: () => Promise<Tokens | null>;
  change: <T>(
    decide: (stored: Tokens | null, recovered: boolean) => Promise<Decision<T>>,
  ) => Promise<{ stored: Tokens | null; answer: T }>;
};
