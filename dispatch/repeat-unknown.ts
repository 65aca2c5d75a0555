import type { Outcome, Report } from '../channels/outcome';
import type { Instant } from '../domain/dates';
import type { Channel } from '../domain/notice';
import { findAttempt, findEntries, type Entries } from '../store/attempt';
import { claimUnknown, stopUnknown, takeUnknown, waitUnknown, type UnknownMessage } from '../store/claim-unknown';
import { inTransaction } from '../store/in-transaction';
import { circuitOf } from './circuits';
import type { SendResult } from './dispatch-deps';
import { endAttempt } from './end-attempt';
import { nextForUnknown } from './next-for-unknown';
import { sendingFrom, type Pass } from './pass';
import { reachOtherwise } from './reach-otherwise';
import { sendAgain } from './send-again';

/** Looks again at messages nobody could say anything of: asks their provider, sends once more, or leaves them to a person. */
export async function repeatUnknown(
  pass: Pass,
  channel: Channel,
  count: (became: SendResult) => void,
  signal?: AbortSignal,
): Promise<void> {
  const transport = pass[channel];
  if (!transport) return;
  while (!signal?.aborted && circuitOf(transport, pass.policy.probeMs).mayTry(pass.now())) {
    const now = pass.now();
    const message = await takeUnknown(pass.db, channel, pass.policy.leaseMs, now);
    if (!message) return;
    const entries = await findEntries(pass.db, message.id);
    await pass.contexts.load(entries.map(({ plan }) => plan));
    await settle(pass, channel, message, entries, now, count);
  }
}

async function settle(
  pass: Pass,
  channel: Channel,
  message: UnknownMessage,
  entries: Entries,
  now: Instant,
  count: (became: SendResult) => void,
): Promise<void> {
  const from = sendingFrom(
    pass,
    entries.map(({ plan }) => plan),
  );
  const isOver = from === null || entries.every(({ notice }) => notice.validUntil <= now) || isAskedEnough(channel, message, now);
  const transport = channel === 'email' ? null : pass[channel];
  const { address: to, messageId: requestId, reference, callback, unknowns } = message;
  const report = (await transport?.report?.({ to, requestId, reference, callback })) ?? null;
  const next = nextForUnknown({ channel, knowsRepeats: transport?.knowsRepeats ?? false, unknowns, isOver, report });
  switch (next.kind) {
    case 'wait':
      return waitUnknown(pass.db, message, now + pass.policy.unknownAfterMs);
    case 'stop':
      return stop(pass, channel, message, next.error, now);
    case 'end':
      return end(pass, message, next.report, now);
    case 'send':
      if (from !== null && from > now) return waitUnknown(pass.db, message, from);
      if (await claimUnknown(pass.db, message, pass.claim)) count(await sendAgain(pass, message.id));
  }
}

function isAskedEnough(channel: Channel, { askUntil }: UnknownMessage, now: Instant): boolean {
  return channel !== 'email' && askUntil !== null && now >= askUntil;
}

async function end(pass: Pass, { id }: UnknownMessage, report: Report, now: Instant): Promise<void> {
  const message = await findAttempt(pass.db, id, 'unknown');
  if (message) await endAttempt(pass, message, outcomeOf(report), now);
}

function outcomeOf(report: Report): Outcome {
  if (report.kind === 'failed') return { kind: 'refused', error: report.error, addressDead: report.addressDead };
  return { kind: 'accepted', reference: report.kind === 'under-way' ? report.reference : null };
}

async function stop(pass: Pass, channel: Channel, taken: UnknownMessage, error: string, now: Instant): Promise<void> {
  const message = await findAttempt(pass.db, taken.id, 'unknown');
  if (!message) return;
  const stopped = await inTransaction(pass.db, async (client) => {
    if (!(await stopUnknown(client, taken, error, now))) return false;
    const person = { id: message.person, unit: message.unit };
    await reachOtherwise(client, pass, { person, channel, why: 'unknown', entries: message.entries }, now);
    return true;
  });
  if (stopped) pass.report({ kind: 'unknown-twice', channel, message: taken.id, error });
}
