import { DAY_MS, type Instant } from './dates';
import type { Actor, Fact, FactKind, RecordedFact } from './fact';
import type { PlanRules } from './plan-rules';
import { holderOn } from './units-on-day';
import { dateAt } from './zone';

/** What the administration decided is undone by deciding anew, not by forgetting that it was decided. */
export const NOT_WITHDRAWN: ReadonlySet<FactKind> = new Set<FactKind>([
  'withdrawn',
  'amended',
  'calendar-changed',
  'unit-changed',
  'paused',
  'resumed',
  'closed',
]);

const UNITS: ReadonlySet<Actor> = new Set<Actor>(['lead', 'partner', 'temporal']);

/**
 * Why a fact may not be withdrawn, in Vietnamese; null when it may. The coordinator may always; whoever said it, within 24
 * hours from the moment its receipt was accepted (until then the time has not begun).
 * `about`: the fact to withdraw, where the plan has it; `receiptAt`: when its receipt was accepted, null if not yet.
 */
export function checkWithdrawal(
  rules: PlanRules,
  fact: Fact,
  about: RecordedFact | undefined,
  receiptAt: Instant | null,
): string | null {
  if (!about) return `Kế hoạch không có thông tin mã “${fact.about}”; đề nghị kiểm tra lại mã ghi trong giấy báo đã ghi nhận.`;
  if (NOT_WITHDRAWN.has(about.kind))
    return `Thông tin “${about.kind}” không thu hồi được; đề nghị ghi nhận thông tin mới thay thế.`;
  if (fact.actor === 'coordinator') return null;
  if (!isAuthor(rules, fact, about)) return 'Chỉ người đã báo cáo hoặc đơn vị đầu mối theo dõi mới được thu hồi thông tin này.';
  if (receiptAt !== null && fact.at > receiptAt + DAY_MS)
    return 'Đã quá 24 giờ kể từ khi gửi giấy báo đã ghi nhận; đề nghị liên hệ đơn vị đầu mối theo dõi để thu hồi.';
  return null;
}

// A unit speaks for itself as lead, as partner or from a Temporal client; the client may name no unit, and then speaks only
// for what came the same way.
function isAuthor(rules: PlanRules, { actor, unit, by, at }: Fact, about: RecordedFact): boolean {
  if (actor !== about.actor && !(UNITS.has(actor) && UNITS.has(about.actor))) return false;
  if (by && about.by) return by === about.by;
  if (!unit || !about.unit) return actor === about.actor && actor !== 'lead' && actor !== 'partner';
  return unit === about.unit || unit === holderOn(rules, about.unit, dateAt(at));
}
