import { randomBytes } from 'node:crypto';
import type { Outcome } from '../../channels/outcome';
import type { DispatchDeps } from '../../dispatch/dispatch-deps';
import { loadLimits } from '../../config/load-limits';
import { dispatchOnce } from '../../dispatch/dispatch-once';
import type { Instant } from '../../domain/dates';
import type { Channel } from '../../domain/notice';
import type { Db } from '../../store/database';
import type { Outage } from './story';

/** The real dispatcher on the story's clock. */
export type VirtualDispatcher = {
  /** One pass at a posting: messages leave before time moves on. */
  pass(at: Instant): Promise<void>;
  /** The passes that a running dispatcher would make by itself from an instant on, before the next event: retries, late starts. */
  catchUp(from: Instant, before: Instant): Promise<void>;
};

/** A dispatcher whose providers accept everything, except while a channel is out of order. */
export function virtualDispatcher(db: Db, outages: readonly Outage[], publicUrl: string): VirtualDispatcher {
  let clock = 0;
  const send = (channel: Channel) => async (): Promise<Outcome> =>
    outages.some(({ from, to, of }) => of === channel && from <= clock && clock < to)
      ? { kind: 'deferred', error: 'ngừng hoạt động theo kịch bản' }
      : { kind: 'accepted', reference: null };
  const close = async (): Promise<void> => undefined;
  const deps: DispatchDeps = {
    db,
    email: { name: 'story', lanes: 4, send: send('email'), close },
    sms: { name: 'story', lanes: 4, knowsRepeats: true, send: send('sms'), close },
    keys: { current: 'k1', secrets: { k1: randomBytes(32).toString('base64url') } },
    publicUrl,
    mailDomain: 'dondoc.example',
    limits: loadLimits(),
    now: () => clock,
    report: (event) => {
      if (event.kind === 'failed') throw new Error(event.error);
    },
  };
  const pass = async (at: Instant): Promise<Instant | null> => {
    clock = at;
    return (await dispatchOnce(deps, at)).nextAt;
  };
  return {
    pass: async (at) => void (await pass(at)),
    catchUp: async (from, before) => {
      for (let at: Instant | null = from; at !== null && at < before;) {
        const next = await pass(at);
        at = next !== null && next > at ? next : null;
      }
    },
  };
}
