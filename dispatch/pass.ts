import { randomBytes } from 'node:crypto';
import type { ZaloTransport } from '../channels/zalo/zalo-transport';
import type { Instant } from '../domain/dates';
import { nextSendingTime } from '../domain/sending-hours';
import type { Claim } from '../store/claim-unknown';
import { DEFAULT_POLICY, type DispatchDeps, type DispatchEvent, type DispatchPolicy } from './dispatch-deps';
import { createPlanContexts, type PlanContexts } from './plan-contexts';
import { loadSuppressed, type Suppressed } from './suppressed';
import { createWaits, type Waits } from './waits';

/** Everything one pass of the dispatcher works with. */
export type Pass = Omit<DispatchDeps, 'policy' | 'report' | 'now' | 'token' | 'zalo' | 'waits'> & {
  policy: DispatchPolicy;
  zalo: ZaloTransport | null;
  claim: Claim;
  contexts: PlanContexts;
  suppressed: Suppressed;
  waits: Waits;
  now: () => Instant;
  report: (event: DispatchEvent) => void;
};

export async function createPass(deps: DispatchDeps, now: () => Instant): Promise<Pass> {
  const policy = { ...DEFAULT_POLICY, ...deps.policy };
  const token = deps.token ?? randomBytes(12).toString('hex');
  return {
    ...deps,
    policy,
    zalo: deps.zalo ?? null,
    claim: { token, leaseMs: policy.leaseMs },
    contexts: createPlanContexts(deps.db),
    suppressed: await loadSuppressed(deps.db),
    waits: deps.waits ?? createWaits(),
    now,
    report: deps.report ?? (() => undefined),
  };
}

/** From when notices of all these plans may be sent; null: none of them is known any more. */
export function sendingFrom(pass: Pass, plans: readonly string[]): Instant | null {
  const times = plans.flatMap((plan) => {
    const context = pass.contexts.of(plan);
    return context ? [nextSendingTime(context, pass.now())] : [];
  });
  return times.length > 0 ? Math.max(...times) : null;
}
