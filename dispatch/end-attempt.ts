import type { Outcome } from '../channels/outcome';
import { HOUR_MS, type Instant } from '../domain/dates';
import { askAfter, type Limits } from '../domain/limits';
import type { Failure } from '../domain/notice';
import type { ClaimedMessage } from '../store/attempt';
import { finishAttempt, type Asking, type AttemptEnd } from '../store/finish-attempt';
import { inTransaction } from '../store/in-transaction';
import { noteCircuit } from './circuit-alarm';
import type { DispatchPolicy } from './dispatch-deps';
import type { Pass } from './pass';
import { reachOtherwise } from './reach-otherwise';
import { stopAddress } from './stop-address';

type Attempted = Pick<
  ClaimedMessage,
  'id' | 'attempt' | 'unknowns' | 'deferrals' | 'channel' | 'person' | 'unit' | 'address' | 'entries'
>;

/** Writes down what became of an attempt and tells whoever must act. False: it is no longer ours to say. */
export async function endAttempt(pass: Pass, message: Attempted, outcome: Outcome, now: Instant): Promise<boolean> {
  const { id, channel, entries } = message;
  const transport = pass[channel];
  const asks = channel !== 'email' && pass[channel]?.report !== undefined;
  const provider = { name: transport?.name ?? channel, asks };
  const end = attemptEnd({ policy: pass.policy, limits: pass.limits, provider }, message, outcome, now);
  const why = whyUnreached(end, outcome);
  await pass.contexts.load(entries.map(({ plan }) => plan));
  const isWritten = why
    ? await inTransaction(pass.db, async (client) => {
        if (!(await finishAttempt(client, message, end, now))) return false;
        if (outcome.kind === 'refused' && outcome.addressDead) await stopAddress(client, pass, message, outcome.error, now);
        await reachOtherwise(client, pass, { person: { id: message.person, unit: message.unit }, channel, why, entries }, now);
        return true;
      })
    : await finishAttempt(pass.db, message, end, now);
  if (outcome.kind === 'refused') pass.report({ kind: 'refused', channel, message: id, error: outcome.error });
  if (outcome.kind === 'unknown' && why) pass.report({ kind: 'unknown-twice', channel, message: id, error: outcome.error });
  await noteCircuit(pass, channel, outcome, now);
  return isWritten;
}

/** Who sends, as far as it decides what comes next: a provider that can be asked is asked before anybody must look. */
type Sender = { policy: DispatchPolicy; limits: Limits; provider: { name: string; asks: boolean } };

/** What an outcome means for the message: done, later, never, or once more. Pure. */
export function attemptEnd(
  sender: Sender,
  { unknowns, deferrals }: Pick<Attempted, 'unknowns' | 'deferrals'>,
  outcome: Outcome,
  now: Instant,
): AttemptEnd {
  const { policy, provider } = sender;
  switch (outcome.kind) {
    case 'accepted':
      return { state: 'accepted', provider: provider.name, reference: outcome.reference, asking: asking(sender, now) };
    case 'refused':
      return { state: 'refused', error: outcome.error };
    case 'our-fault':
      return putOff(sender, outcome, unknowns, now, now + policy.probeMs);
    case 'deferred':
      return putOff(sender, outcome, unknowns, now, now + backoff(policy, deferrals));
    case 'unknown':
      return {
        state: 'unknown',
        error: outcome.error,
        // The second time nobody can say whether it was sent twice already: a person must look.
        notBefore: unknowns > 0 && !provider.asks ? null : now + policy.unknownAfterMs,
        isNew: true,
        askUntil: askUntil(sender, now),
      };
  }
}

type PuttingOff = Extract<Outcome, { kind: 'deferred' | 'our-fault' }>;

// What may have been sent before stays `unknown`: its text must not change, so that a repeat can be recognised.
function putOff(sender: Sender, outcome: PuttingOff, unknowns: number, now: Instant, notBefore: Instant): AttemptEnd {
  const { kind, error } = outcome;
  if (unknowns > 0) return { state: 'unknown', error, notBefore, isNew: false, askUntil: askUntil(sender, now) };
  const isDown = kind === 'our-fault' || outcome.isDown === true;
  return { state: 'deferred', error, notBefore, counts: kind === 'deferred', isDown };
}

function asking(sender: Sender, now: Instant): Asking {
  return sender.provider.asks ? { at: now + askAfter(sender.limits.reports, 0), until: askUntil(sender, now) } : null;
}

function askUntil({ limits }: Sender, now: Instant): Instant {
  return now + limits.reports.waitHours * HOUR_MS;
}

function whyUnreached(end: AttemptEnd, outcome: Outcome): Failure | null {
  if (end.state === 'refused')
    return outcome.kind === 'refused' && outcome.error.startsWith('no-account') ? 'no-account' : 'refused';
  return end.state === 'unknown' && end.notBefore === null ? 'unknown' : null;
}

function backoff({ backoffMs }: DispatchPolicy, deferrals: number): number {
  return backoffMs[Math.min(deferrals, backoffMs.length - 1)] ?? 0;
}
