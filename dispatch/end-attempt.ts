import type { Outcome } from '../channels/outcome';
import type { Instant } from '../domain/dates';
import type { ClaimedMessage } from '../store/attempt';
import { finishAttempt, type AttemptEnd } from '../store/finish-attempt';
import { circuitOf } from './circuits';
import type { DispatchPolicy } from './dispatch-deps';
import type { Pass } from './pass';
import { tellUnreachable } from './tell-unreachable';

type Attempted = Pick<ClaimedMessage, 'id' | 'attempt' | 'unknowns' | 'deferrals' | 'channel' | 'person' | 'unit' | 'entries'>;

/** Writes down what became of an attempt and tells whoever must act. False: it is no longer ours to say. */
export async function endAttempt(pass: Pass, message: Attempted, outcome: Outcome, now: Instant): Promise<boolean> {
  const end = attemptEnd(pass.policy, message, outcome, now);
  const why = end.state === 'refused' ? 'refused' : end.state === 'unknown' && end.notBefore === null ? 'unknown' : null;
  await pass.contexts.load(message.entries.map(({ plan }) => plan));
  const isWritten = await finishAttempt(pass.db, message, end, now, async (client) => {
    if (!why) return;
    const person = { id: message.person, unit: message.unit };
    await tellUnreachable(client, pass.contexts, { person, channel: message.channel, why, entries: message.entries }, now);
  });
  reportOutcome(pass, message, outcome, why, now);
  return isWritten;
}

/** What an outcome means for the message: done, later, never, or once more. Pure. */
export function attemptEnd(
  policy: DispatchPolicy,
  { unknowns, deferrals }: Pick<Attempted, 'unknowns' | 'deferrals'>,
  outcome: Outcome,
  now: Instant,
): AttemptEnd {
  switch (outcome.kind) {
    case 'accepted':
      return { state: 'accepted', reference: outcome.reference };
    case 'refused':
      return { state: 'refused', error: outcome.error };
    case 'our-fault':
      return putOff(outcome.error, unknowns, now + policy.probeMs, false);
    case 'deferred':
      return putOff(outcome.error, unknowns, now + backoff(policy, deferrals), true);
    case 'unknown':
      // The second time nobody can say whether it was sent twice already: a person must look.
      return {
        state: 'unknown',
        error: outcome.error,
        notBefore: unknowns > 0 ? null : now + policy.unknownAfterMs,
        isNew: true,
      };
  }
}

// What may have been sent before stays `unknown`: its text must not change, so that a repeat can be recognised.
function putOff(error: string, unknowns: number, notBefore: Instant, counts: boolean): AttemptEnd {
  if (unknowns > 0) return { state: 'unknown', error, notBefore, isNew: false };
  return { state: 'deferred', error, notBefore, counts };
}

function backoff({ backoffMs }: DispatchPolicy, deferrals: number): number {
  return backoffMs[Math.min(deferrals, backoffMs.length - 1)] ?? 0;
}

function reportOutcome(pass: Pass, { id, channel }: Attempted, outcome: Outcome, why: string | null, now: Instant): void {
  const transport = pass[channel];
  const circuit = transport && circuitOf(transport, pass.policy.probeMs);
  if (outcome.kind === 'our-fault') {
    if (circuit?.open(now)) pass.report({ kind: 'circuit-opened', channel, error: outcome.error });
    return;
  }
  if (outcome.kind !== 'unknown' && circuit?.close()) pass.report({ kind: 'circuit-closed', channel });
  if (outcome.kind === 'refused') pass.report({ kind: 'refused', channel, message: id, error: outcome.error });
  if (outcome.kind === 'unknown' && why) pass.report({ kind: 'unknown-twice', channel, message: id, error: outcome.error });
}
