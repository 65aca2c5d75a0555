import type { Role } from '../../store/sessions';

/**
 * What there is to do: `overview` the leader's page · `follow` plans, tasks, statistics, messages · `decide` what the
 * coordinating office decides · `manage` pausing, resuming and closing a plan · `answer` for one's own units · `administer` plans,
 * registers, accounts.
 */
export type Right = 'overview' | 'follow' | 'decide' | 'manage' | 'answer' | 'administer';

/** The one table of roles and rights. A person may hold several roles. */
export const ROLE_RIGHTS: Readonly<Record<Role, readonly Right[]>> = {
  administrator: ['overview', 'follow', 'manage', 'administer'],
  coordinator: ['overview', 'follow', 'decide', 'manage'],
  officer: ['answer'],
  viewer: ['overview'],
};

/** Who may ask a route: anybody, whoever is logged in, or who holds a right at the route's `:authority`; `key`: an API key. */
export type Access = 'anybody' | 'logged-in' | 'key' | Right;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route says who may ask it. */
    access?: Access;
    /** Only for what other programs call (call-backs of gateways): they know no page of ours. */
    fromPrograms?: boolean;
  }
}
