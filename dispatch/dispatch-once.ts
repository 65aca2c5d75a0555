import type { Instant } from '../domain/dates';
import type { Channel } from '../domain/notice';
import { nextSendingTime } from '../domain/sending-hours';
import { findEntries } from '../store/attempt';
import { claimUnknown, putBackUnknown } from '../store/claim-unknown';
import { expireDeliveries } from '../store/close-deliveries';
import { findNextRetry, findWaitingGroups, findWaitingPlans, type Group } from '../store/find-waiting';
import { findOrphanedAttempts, releaseClaims } from '../store/release-leases';
import { findSetting } from '../store/settings';
import { soonest } from './choose-entries';
import { circuitOf } from './circuits';
import { claimNextMessage } from './claim-next-message';
import type { DispatchDeps, PassResult } from './dispatch-deps';
import { endOrphaned } from './end-orphaned';
import { createPass, type Pass } from './pass';
import { sendMessage } from './send-message';

const CHANNELS: readonly Channel[] = ['email', 'sms', 'zalo'];

/**
 * One pass: what died processes held is freed, what is too late ends, and whatever may be told now is merged per person and
 * sent. `now` stands still during the pass (virtual time); a running dispatcher passes its clock instead.
 */
export async function dispatchOnce(
  deps: DispatchDeps,
  now: Instant | (() => Instant),
  signal?: AbortSignal,
): Promise<PassResult> {
  const pass = createPass(deps, typeof now === 'function' ? now : () => now);
  const result: PassResult = {
    sent: 0,
    deferred: 0,
    refused: 0,
    unknown: 0,
    superseded: 0,
    expired: 0,
    undeliverable: 0,
    nextAt: null,
  };
  // After a restore nothing leaves until an administrator has looked.
  if ((await findSetting(pass.db, 'hold')) === true) return result;
  await releaseClaims(pass.db, pass.now());
  for (const id of await findOrphanedAttempts(pass.db)) result.unknown += (await endOrphaned(pass, id)) ? 1 : 0;
  result.expired += await expireDeliveries(pass.db, pass.now());
  // First what may have been sent before: a part of it that a fact made needless frees the rest for a new message.
  for (const channel of CHANNELS) await guarded(pass, () => repeatUnknown(pass, channel, result, signal));
  const groups = await findSendableGroups(pass, result);
  await Promise.all(CHANNELS.map((channel) => runChannel(pass, channel, groups, result, signal)));
  result.nextAt = soonest(result.nextAt, await findNextRetry(pass.db, pass.now()));
  return result;
}

// Outside the sending hours of their plans people are not even looked at.
async function findSendableGroups(pass: Pass, result: PassResult): Promise<Group[]> {
  const plans = await findWaitingPlans(pass.db);
  await pass.contexts.load(plans);
  const sendable = plans.filter((plan) => {
    const from = sendingFrom(pass, [plan]);
    if (from !== null && from > pass.now()) result.nextAt = soonest(result.nextAt, from);
    return from !== null && from <= pass.now();
  });
  return sendable.length > 0 ? findWaitingGroups(pass.db, sendable) : [];
}

function sendingFrom(pass: Pass, plans: readonly string[]): Instant | null {
  const times = plans.flatMap((plan) => {
    const context = pass.contexts.of(plan);
    return context ? [nextSendingTime(context, pass.now())] : [];
  });
  return times.length > 0 ? Math.max(...times) : null;
}

async function runChannel(
  pass: Pass,
  channel: Channel,
  groups: readonly Group[],
  result: PassResult,
  signal?: AbortSignal,
): Promise<void> {
  const transport = pass[channel];
  if (!transport) return;
  const queue = groups.filter((group) => group.channel === channel);
  const circuit = circuitOf(transport, pass.policy.probeMs);
  const mayGoOn = (): boolean => !signal?.aborted && circuit.mayTry(pass.now());
  const lane = async (): Promise<void> => {
    for (let group = queue.shift(); group; group = queue.shift()) {
      if (!mayGoOn()) return;
      await guarded(pass, () => serveGroup(pass, group as Group, result));
    }
  };
  // After a fault of our own one lane feels its way; all of them only once something has gone through.
  const lanes = circuit.openUntil() === null ? Math.max(1, transport.lanes) : 1;
  await Promise.all(Array.from({ length: lanes }, lane));
  result.nextAt = soonest(result.nextAt, queue.length > 0 ? circuit.openUntil() : null);
}

async function serveGroup(pass: Pass, group: Group, result: PassResult): Promise<void> {
  for (;;) {
    const claimed = await claimNextMessage(pass, group, pass.now());
    result.superseded += claimed.superseded;
    result.expired += claimed.expired;
    result.undeliverable += claimed.undeliverable;
    result.nextAt = soonest(result.nextAt, claimed.waitUntil);
    if (claimed.message === null) return;
    const became = await sendMessage(pass, claimed.message);
    count(result, became);
    // A fact came in between: what is left is told in a new message.
    if (became !== 'given-up') return;
  }
}

async function repeatUnknown(pass: Pass, channel: Channel, result: PassResult, signal?: AbortSignal): Promise<void> {
  const transport = pass[channel];
  if (!transport) return;
  const repeats = channel === 'email' || pass.sms?.knowsRepeats === true;
  while (!signal?.aborted && circuitOf(transport, pass.policy.probeMs).mayTry(pass.now())) {
    const id = await claimUnknown(pass.db, channel, pass.claim, pass.now());
    if (id === null) return;
    const entries = await findEntries(pass.db, id);
    const plans = entries.map(({ plan }) => plan);
    await pass.contexts.load(plans);
    const from = sendingFrom(pass, plans);
    const isTooLate = entries.every(({ notice }) => notice.validUntil <= pass.now());
    if (!repeats || isTooLate || from === null) await putBackUnknown(pass.db, id, pass.claim.token, null);
    else if (from > pass.now()) await putBackUnknown(pass.db, id, pass.claim.token, from);
    else count(result, await sendMessage(pass, id));
  }
}

function count(result: PassResult, became: Awaited<ReturnType<typeof sendMessage>>): void {
  if (became === 'accepted') result.sent += 1;
  else if (became === 'deferred' || became === 'our-fault') result.deferred += 1;
  else if (became === 'refused' || became === 'unknown') result[became] += 1;
  else if (became === 'given-up') result.superseded += 1;
}

// One person's message that cannot be made must not keep everybody else's back.
async function guarded(pass: Pass, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    pass.report({ kind: 'failed', error: (error as Error).message });
  }
}
