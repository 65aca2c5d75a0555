import type { Failure } from '../domain/notice';
import type { Instant } from '../domain/dates';
import { markBounced, noteReport } from '../store/bounced-message';
import { inTransaction } from '../store/in-transaction';
import type { DispatchDeps } from './dispatch-deps';
import { createPass, type Pass } from './pass';
import { reachOtherwise } from './reach-otherwise';
import { stopAddress } from './stop-address';

/** What came back for a message. `hard`: this address takes nothing; `soft`: the server will try on. `words`: the server's own. */
export type Bounce = { message: number; kind: 'hard' | 'soft'; status: string; words: string };

/**
 * Writes down that a message came back. A hard bounce stops the address, tells the administrator, and what the message said
 * goes to the next channel or, where there is none, to the coordinator. False: nothing changed (a repeat, a soft bounce).
 */
export async function bounceMessage(deps: DispatchDeps, bounce: Bounce, now: Instant): Promise<boolean> {
  const { message, kind, status, words } = bounce;
  const error = `${status} ${words}`.trim();
  if (kind === 'soft') {
    await noteReport(deps.db, message, error, now);
    return false;
  }
  return endUndelivered(await createPass(deps, () => now), { message, error, why: 'bounced', addressDead: true }, now);
}

export type Undelivered = { message: number; error: string; why: Failure; addressDead: boolean };

/** Ends a message that had been accepted and did not arrive, as far as anybody knows. False: it had been ended before. */
export async function endUndelivered(pass: Pass, undelivered: Undelivered, now: Instant): Promise<boolean> {
  const { message: id, error, why, addressDead } = undelivered;
  return inTransaction(pass.db, async (client) => {
    const message = await markBounced(client, id, { error, isSure: why !== 'no-report' }, now);
    if (!message) return false;
    const { channel, entries } = message;
    await pass.contexts.load(entries.map(({ plan }) => plan));
    if (addressDead) await stopAddress(client, pass, { id, ...message }, error, now);
    const person = { id: message.person, unit: message.unit };
    await reachOtherwise(client, pass, { person, channel, why, entries }, now);
    return true;
  });
}
