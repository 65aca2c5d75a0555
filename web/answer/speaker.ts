import type { Instant } from '../../domain/dates';
import type { Thing } from './thing';

/** Who answers, from a message or logged in, and what there is to answer. */
export type Speaker = {
  things: readonly Thing[];
  /** The person of the register, where known: the fact's `by`. */
  by: string | null;
  /** Who that is, for the page. */
  name: string;
  /** Whose files: `link:{id}`, `account:{id}`. */
  owner: string;
  /** When the mail was accepted that brought somebody here; null: nobody came by mail. */
  mailedAt: Instant | null;
  listUrl: string;
  urlOf: (thing: Thing) => string;
  /** Where files are fetched, with a slash at the end. */
  filesUrl: string;
};
