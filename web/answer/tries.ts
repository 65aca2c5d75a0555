import type { FastifyRequest } from 'fastify';
import { RateLimiterMemory } from 'rate-limiter-flexible';

/** How many wrong tries are answered: of codes (40 bits) few, from one address and from all together; of links many. */
const LIMITS = {
  codeByAddress: { points: 20, duration: 600 },
  codeByAll: { points: 300, duration: 3_600 },
  linkByAddress: { points: 100, duration: 600 },
} as const;

type Limit = keyof typeof LIMITS;

/** Counts tries in this process. */
export type Tries = {
  /** Counts a try; false when there were too many. Asked in order: one address cannot use up what there is for all. */
  take: (request: FastifyRequest, ...limits: Limit[]) => Promise<boolean>;
  /** A try that was right counts nowhere. */
  giveBack: (request: FastifyRequest, ...limits: Limit[]) => Promise<void>;
};

export function countTries(): Tries {
  const limiters = {
    codeByAddress: new RateLimiterMemory(LIMITS.codeByAddress),
    codeByAll: new RateLimiterMemory(LIMITS.codeByAll),
    linkByAddress: new RateLimiterMemory(LIMITS.linkByAddress),
  };
  const keyOf = (limit: Limit, { ip }: FastifyRequest) => (limit === 'codeByAll' ? 'all' : ip);
  return {
    take: async (request, ...limits) => {
      for (const limit of limits) {
        const isLeft = await limiters[limit].consume(keyOf(limit, request)).then(
          () => true,
          () => false,
        );
        if (!isLeft) return false;
      }
      return true;
    },
    giveBack: async (request, ...limits) => {
      for (const limit of limits) await limiters[limit].reward(keyOf(limit, request));
    },
  };
}
