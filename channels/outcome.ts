/**
 * What became of one attempt. `accepted`: the provider has it · `deferred`: surely not sent, try later · `refused`: surely
 * not sent and never will be (`addressDead`: this address takes nothing) · `our-fault`: configuration, login, balance:
 * nothing can be sent until somebody mends it · `unknown`: it may have been sent.
 */
export type Outcome =
  | { kind: 'accepted'; reference: string | null }
  | { kind: 'deferred'; error: string }
  | { kind: 'refused'; error: string; addressDead: boolean }
  | { kind: 'our-fault'; error: string }
  | { kind: 'unknown'; error: string };
