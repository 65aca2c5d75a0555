import type { Instant } from '../../domain/dates';
import type { PlanId } from '../../domain/plan';
import type { PlanRules } from '../../domain/plan-rules';
import { nextSendingTime } from '../../domain/sending-hours';
import type { DeliveryRow } from '../../store/find-deliveries';
import { KIND_WORDS } from '../../templates/kind-words';
import { momentWords } from '../shell/moment-words';

/** What is posted and not yet sent, by kind, and until when it waits. */
export function waitingView(open: readonly DeliveryRow[], rules: ReadonlyMap<PlanId, PlanRules>, at: Instant) {
  const kinds = [...new Set(open.map(({ notice }) => notice.kind))];
  const nextAt = open.reduce<Instant | null>((earliest, { plan }) => {
    const clock = rules.get(plan);
    const sending = clock ? nextSendingTime(clock, at) : null;
    return sending !== null && (earliest === null || sending < earliest) ? sending : earliest;
  }, null);
  return {
    count: open.length,
    people: new Set(open.map(({ authority, person }) => `${authority}/${person}`)).size,
    kinds: kinds.map((kind) => ({
      words: KIND_WORDS[kind].heading,
      count: open.filter(({ notice }) => notice.kind === kind).length,
    })),
    // Null: it is sending time; what still waits is being sent, tried again, or rests on an earlier reminder.
    until: nextAt !== null && nextAt > at ? momentWords(nextAt) : null,
  };
}
