import type { Report } from '../channels/outcome';
import type { Instant } from '../domain/dates';
import { askAfter } from '../domain/limits';
import type { Channel } from '../domain/notice';
import { askAgain, claimQuestion, markDelivered, type Question } from '../store/ask-provider';
import { endUndelivered } from './end-bounced';
import type { Pass } from './pass';

/**
 * Asks a provider what became of messages it had accepted: a gateway's "OK" is no delivery. What failed, and what nobody
 * has confirmed within the set time, goes to the next channel.
 */
export async function followUp(pass: Pass, channel: Channel, signal?: AbortSignal): Promise<void> {
  const transport = channel === 'email' ? null : pass[channel];
  if (!transport?.report) return;
  while (!signal?.aborted) {
    const now = pass.now();
    const question = await claimQuestion(pass.db, channel, pass.policy.leaseMs, now);
    if (!question) return;
    const { address: to, messageId: requestId, reference, callback } = question;
    await take(pass, question, await transport.report({ to, requestId, reference, callback }), now);
  }
}

async function take(pass: Pass, question: Question, report: Report, now: Instant): Promise<void> {
  const { id, asks, askUntil } = question;
  if (report.kind === 'delivered') return markDelivered(pass.db, id, now);
  if (report.kind === 'failed') {
    const { error, addressDead } = report;
    await endUndelivered(pass, { message: id, error, why: 'bounced', addressDead }, now);
  } else if (askUntil !== null && now >= askUntil) {
    await endUndelivered(pass, { message: id, error: 'no delivery report in time', why: 'no-report', addressDead: false }, now);
  } else {
    await askAgain(pass.db, id, now + askAfter(pass.limits.reports, asks));
  }
}
