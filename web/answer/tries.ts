import type { FastifyRequest } from 'fastify';
import { RateLimiterMemory, type RateLimiterAbstract } from 'rate-limiter-flexible';

/** How many wrong tries are answered: of codes (40 bits) few, from one address and from all together; of links many. */
const LIMITS = {
  codeByAddress: { points: 20, duration: 600 },
  codeByAll: { points: 300, duration: 3_600 },
  linkByAddress: { points: 100, duration: 600 },
} as const;

type Limit = keyof typeof LIMITS;

/** Counts wrong tries, in this process; what was right counts nowhere. */
export type Tries = {
  /** True while another try is answered. */
  mayTry: (request: FastifyRequest, ...limits: Limit[]) => Promise<boolean>;
  wrong: (request: FastifyRequest, ...limits: Limit[]) => Promise<void>;
};

export function countTries(): Tries {
  const made = new Map<Limit, RateLimiterAbstract>();
  const limiter = (limit: Limit): RateLimiterAbstract => {
    const known = made.get(limit) ?? new RateLimiterMemory(LIMITS[limit]);
    made.set(limit, known);
    return known;
  };
  const keyOf = (limit: Limit, { ip }: FastifyRequest) => (limit === 'codeByAll' ? 'all' : ip);
  return {
    mayTry: async (request, ...limits) => {
      const counts = await Promise.all(limits.map((limit) => limiter(limit).get(keyOf(limit, request))));
      return counts.every((count, index) => (count?.consumedPoints ?? 0) < LIMITS[limits[index] as Limit].points);
    },
    wrong: async (request, ...limits) => {
      await Promise.all(limits.map((limit) => limiter(limit).penalty(keyOf(limit, request), 1)));
    },
  };
}
