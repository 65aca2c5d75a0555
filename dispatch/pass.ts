import { randomBytes } from 'node:crypto';
import type { ZaloTransport } from '../channels/zalo/zalo-transport';
import type { Instant } from '../domain/dates';
import type { Claim } from '../store/claim-message';
import { DEFAULT_POLICY, type DispatchDeps, type DispatchEvent, type DispatchPolicy } from './dispatch-deps';
import { createPlanContexts, type PlanContexts } from './plan-contexts';

/** Everything one pass of the dispatcher works with. */
export type Pass = Omit<DispatchDeps, 'policy' | 'report' | 'now' | 'token' | 'zalo'> & {
  policy: DispatchPolicy;
  zalo: ZaloTransport | null;
  claim: Claim;
  contexts: PlanContexts;
  now: () => Instant;
  report: (event: DispatchEvent) => void;
};

export function createPass(deps: DispatchDeps, now: () => Instant): Pass {
  const policy = { ...DEFAULT_POLICY, ...deps.policy };
  const token = deps.token ?? randomBytes(12).toString('hex');
  return {
    ...deps,
    policy,
    zalo: deps.zalo ?? null,
    claim: { token, leaseMs: policy.leaseMs },
    contexts: createPlanContexts(deps.db),
    now,
    report: deps.report ?? (() => undefined),
  };
}
