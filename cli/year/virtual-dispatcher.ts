import type { Instant } from '../../domain/dates';
import type { Db } from '../../store/database';
import type { PlanSource } from '../plan-source';
import type { Outage } from './story';

/** The real dispatcher on the story's clock. */
export type VirtualDispatcher = {
  /** One pass at a posting: messages leave before time moves on. */
  pass(at: Instant): Promise<void>;
  /** Passes that retries and the end of an outage need, from an instant up to the next event. */
  catchUp(from: Instant, to: Instant): Promise<void>;
};

export function virtualDispatcher(_db: Db, _source: PlanSource, _outages: readonly Outage[]): VirtualDispatcher {
  return { pass: async () => undefined, catchUp: async () => undefined };
}
