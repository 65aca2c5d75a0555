import type { Instant } from '../domain/dates';
import { CHANNELS, type Channel } from '../domain/notice';
import { expireDeliveries } from '../store/close-deliveries';
import { findNextRetry, findWaitingGroups, findWaitingPlans, type WaitingGroup } from '../store/find-waiting';
import { findOrphanedAttempts, releaseClaims } from '../store/release-leases';
import { findSetting } from '../store/settings';
import { soonest } from './choose-entries';
import { circuitOf } from './circuits';
import { claimNextMessage } from './claim-next-message';
import { clearMendedAlarms } from './clear-mended-alarms';
import { addOutcome, newPassResult, type DispatchDeps, type PassResult } from './dispatch-deps';
import { endOrphaned } from './end-orphaned';
import { followUp } from './follow-up';
import { createPass, sendingFrom, type Pass } from './pass';
import { repeatUnknown } from './repeat-unknown';
import { transmit } from './transmit';

const NO_ACCOUNT = {};

/**
 * One pass: what died processes held is freed, what is too late ends, and whatever may be told now is merged per person and
 * sent. `now` stands still during the pass (virtual time); a running dispatcher passes its clock instead.
 */
export async function dispatchOnce(
  deps: DispatchDeps,
  now: Instant | (() => Instant),
  signal?: AbortSignal,
): Promise<PassResult> {
  const result = newPassResult();
  // After a restore nothing leaves until an administrator has looked.
  if ((await findSetting(deps.db, 'hold')) === true) return result;
  const pass = await createPass(deps, typeof now === 'function' ? now : () => now);
  await releaseClaims(pass.db, pass.now());
  for (const id of await findOrphanedAttempts(pass.db)) result.unknown += (await endOrphaned(pass, id)) ? 1 : 0;
  result.expired += await expireDeliveries(pass.db, pass.now());
  await guarded(pass, () => clearMendedAlarms(pass));
  for (const channel of CHANNELS) {
    await guarded(pass, () => followUp(pass, channel, signal));
    // What may have been sent before comes first: a part of it that a fact made needless frees the rest for a new message.
    await guarded(pass, () => repeatUnknown(pass, channel, (became) => addOutcome(result, became), signal));
  }
  const groups = await findSendableGroups(pass, result);
  await Promise.all(CHANNELS.map((channel) => runChannel(pass, channel, groups, result, signal)));
  result.nextAt = soonest(result.nextAt, await findNextRetry(pass.db, pass.now()));
  // What was told in this pass may be what somebody served before it rests on.
  if (result.held > 0 && result.sent > 0) result.nextAt = pass.now();
  return result;
}

// Outside the sending hours of their plans people are not even looked at.
async function findSendableGroups(pass: Pass, result: PassResult): Promise<WaitingGroup[]> {
  const plans = await findWaitingPlans(pass.db);
  await pass.contexts.load(plans);
  const sendable = plans.filter((plan) => {
    const from = sendingFrom(pass, [plan]);
    if (from !== null && from > pass.now()) result.nextAt = soonest(result.nextAt, from);
    return from !== null && from <= pass.now();
  });
  const groups = sendable.length > 0 ? await findWaitingGroups(pass.db, sendable) : [];
  pass.waits.keep(groups);
  return groups.filter((group) => {
    const until = pass.waits.until(group, pass.now());
    result.nextAt = soonest(result.nextAt, until);
    return until === null;
  });
}

async function runChannel(
  pass: Pass,
  channel: Channel,
  groups: readonly WaitingGroup[],
  result: PassResult,
  signal?: AbortSignal,
): Promise<void> {
  const transport = pass[channel];
  // Where there is no Zalo account at all, what was meant for it goes to the next channel.
  if (!transport && channel !== 'zalo') return;
  const queue = startingAnywhere(
    pass,
    groups.filter((group) => group.channel === channel),
  );
  const circuit = circuitOf(transport ?? NO_ACCOUNT, pass.policy.probeMs);
  const mayGoOn = (): boolean => !signal?.aborted && circuit.mayTry(pass.now());
  const lane = async (): Promise<void> => {
    for (let group = queue.shift(); group; group = queue.shift()) {
      if (!mayGoOn()) return void queue.unshift(group);
      const served = group;
      if (await guarded(pass, () => serveGroup(pass, served, result))) return;
    }
  };
  // After a fault of our own one lane feels its way; all of them only once something has gone through.
  const lanes = circuit.openUntil() === null ? Math.max(1, transport?.lanes ?? 1) : 1;
  await Promise.all(Array.from({ length: lanes }, lane));
  result.nextAt = soonest(result.nextAt, queue.length > 0 ? circuit.openUntil() : null);
}

// Several processes read the same list: each begins at a place of its own, or all would compose the same messages.
function startingAnywhere(pass: Pass, groups: readonly WaitingGroup[]): WaitingGroup[] {
  const from = groups.length > 0 ? parseInt(pass.claim.token.slice(0, 8), 16) % groups.length || 0 : 0;
  return [...groups.slice(from), ...groups.slice(0, from)];
}

/** True when the provider takes nothing more for a while: the whole channel rests. */
async function serveGroup(pass: Pass, group: WaitingGroup, result: PassResult): Promise<boolean> {
  const claimed = await claimNextMessage(pass, group, pass.now());
  result.superseded += claimed.superseded;
  result.expired += claimed.expired;
  result.undeliverable += claimed.undeliverable;
  result.held += Number(claimed.isHeld);
  result.nextAt = soonest(result.nextAt, claimed.waitUntil);
  if (claimed.isResting && claimed.waitUntil !== null) pass.waits.note(group, claimed.waitUntil);
  if (claimed.message) addOutcome(result, await transmit(pass, claimed.message));
  return claimed.isRateLimited;
}

// One person's message that cannot be made must not keep everybody else's back. Null: it failed, and was reported.
async function guarded<T>(pass: Pass, act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    pass.report({ kind: 'failed', error: (error as Error).message });
    return null;
  }
}
