import { maskMessage } from '../../domain/mask-message';
import type { PlanId } from '../../domain/plan';
import type { Db } from '../../store/database';
import { findMessages } from '../../store/find-messages';
import { worstFirst } from '../../templates/notice-order';
import type { ReportedMessage } from './plan-report';

/** The messages of a plan that left, in the order of sending, as a report shows them: links and codes masked. */
export async function sentMessages(db: Db, planId: PlanId, publicUrl: string): Promise<ReportedMessage[]> {
  const rows = await findMessages(db, { planId, state: 'accepted', limit: 1_000_000 });
  return rows
    .sort((a, b) => (a.sentAt ?? 0) - (b.sentAt ?? 0) || a.id - b.id)
    .map((row) => ({ ...row, entries: worstFirst(row.entries) }))
    .map(({ sentAt, createdAt, address, unit, channel, entries, subject, text, segments }) => ({
      at: sentAt ?? createdAt,
      to: address,
      unit,
      channel,
      kinds: [...new Set(entries.map(({ notice }) => notice.kind))],
      items: entries.flatMap(({ notice }) => notice.items.map(({ task, key }) => ({ task, key, kind: notice.kind }))),
      subject,
      text: maskMessage(text, publicUrl),
      segments,
    }));
}
