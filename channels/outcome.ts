/**
 * What became of one attempt. `accepted`: the provider has it · `deferred`: surely not sent, try later (`isDown`: nobody was
 * there, whoever it was for) · `refused`: surely
 * not sent and never will be (`addressDead`: this address takes nothing) · `our-fault`: configuration, login, balance:
 * nothing can be sent until somebody mends it · `unknown`: it may have been sent.
 */
export type Outcome =
  | { kind: 'accepted'; reference: string | null }
  | { kind: 'deferred'; error: string; isDown?: boolean }
  | { kind: 'refused'; error: string; addressDead: boolean }
  | { kind: 'our-fault'; error: string }
  | { kind: 'unknown'; error: string };

/**
 * What a provider says when it is asked about a request. `delivered`: it reached the handset or account · `failed`: it never
 * will (`addressDead`: nothing will) · `under-way`: the provider has it · `not-known`: it never got there · `no-answer`:
 * nobody can say now; ask again.
 */
export type Report =
  | { kind: 'delivered' }
  | { kind: 'failed'; error: string; addressDead: boolean }
  | { kind: 'under-way'; reference: string | null }
  | { kind: 'not-known' }
  | { kind: 'no-answer'; error: string };

/** The request a provider is asked about: by our id, by its own reference, with what a call-back claimed (not vouched for). */
export type Asked = {
  to: string;
  requestId: string;
  reference: string | null;
  callback: Readonly<Record<string, string>> | null;
};
