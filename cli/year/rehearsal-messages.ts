import type { PostOrder } from '../../domain/notice';
import type { PlanRules } from '../../domain/plan-rules';
import { rehearsedMessages } from '../../worker/rehearsal/rehearsed-messages';
import type { PlanSource } from '../plan-source';
import type { ReportedMessage } from './plan-report';

/** The messages that the orders of a rehearsal become, with the address each goes to. */
export function rehearsalMessages(
  source: PlanSource,
  rules: PlanRules,
  orders: readonly PostOrder[],
  publicUrl: string,
): ReportedMessage[] {
  return rehearsedMessages(source, rules, orders, publicUrl).map(({ person, channel, ...message }) => ({
    ...message,
    to: (channel === 'email' ? person.email : person.phone) ?? '',
    unit: person.unit,
    channel,
  }));
}
