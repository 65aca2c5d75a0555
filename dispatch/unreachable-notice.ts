import { addDays, type Instant } from '../domain/dates';
import type { Addressee, Notice } from '../domain/notice';
import type { Officer } from '../domain/unit';
import { dateAt, instantAt } from '../domain/zone';
import type { PlanContext } from './plan-contexts';

type Failed = NonNullable<Notice['failed']>;

/**
 * What the coordinator is told when a message reached nobody ("chưa gửi được thông báo"): the only notice the dispatcher adds.
 * The coordinator's own failures go to the leadership. One a day for each person and channel. Null: nobody left to tell, or
 * what failed was such a notice itself.
 */
export function unreachableNotice(
  { plan }: PlanContext,
  person: Pick<Officer, 'id' | 'unit'>,
  notices: readonly Notice[],
  failed: Omit<Failed, 'person'>,
  now: Instant,
): Notice | null {
  const items = notices
    .filter(({ kind }) => kind !== 'unreachable')
    .flatMap((notice) => notice.items.map((item) => ({ ...item, units: [person.unit] })));
  const above = person.unit === plan.coordinator.unit ? plan.leadership.unit : plan.coordinator.unit;
  if (items.length === 0 || above === null || above === person.unit) return null;
  const today = dateAt(now);
  const as: Addressee['as'] = above === plan.coordinator.unit ? 'coordinator' : 'leadership';
  const rung = `${failed.channel}-${failed.why}`;
  return {
    key: [plan.id, 'unreachable', '', '', '', `${as}:${above}`, rung, `${person.id}:${today}`].join('|'),
    kind: 'unreachable',
    to: { unit: above, as, positions: ['officer', 'head'] },
    channels: ['email'],
    rung,
    items,
    momentOn: today,
    postedOn: today,
    failed: { person: person.id, ...failed },
    validUntil: instantAt(addDays(today, 31), '00:00'),
  };
}
