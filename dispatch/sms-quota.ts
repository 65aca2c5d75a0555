import { quotaCause } from '../domain/alarm-cause';
import type { Instant } from '../domain/dates';
import { smsQuota } from '../domain/limits';
import { dateAt, instantAt } from '../domain/zone';
import { raiseAlarm } from '../store/alarms';
import type { Queryable } from '../store/database';
import { findSmsParts } from '../store/sms-usage';
import type { Pass } from './pass';
import type { PlanContext } from './plan-contexts';

/** True when an authority's month still pays for so many SMS parts; its administrator hears once when most or all is used. */
export async function isWithinSmsQuota(
  client: Queryable,
  pass: Pass,
  { authority, register }: PlanContext,
  segments: number,
  now: Instant,
): Promise<boolean> {
  const month = dateAt(now).slice(0, 7);
  const used = await findSmsParts(client, authority, startOf(month));
  const { quota, state } = smsQuota(pass.limits, authority, used, segments);
  if (state === 'free') return true;
  const spent = state === 'spent';
  const words = `${register.name}: đã dùng ${used}/${quota} tin nhắn SMS của tháng ${month.slice(5)}/${month.slice(0, 4)}.`;
  const mend = spent
    ? 'Nội dung lẽ ra gửi bằng tin nhắn đang được gửi bằng thư điện tử; tăng định mức trong config/limits.yaml nếu cần.'
    : 'Xem xét tăng định mức trong config/limits.yaml trước khi hết.';
  const isNew = await raiseAlarm(client, { cause: quotaCause(authority, month, state), words, mend }, now);
  if (isNew) pass.report({ kind: 'sms-quota', authority, spent });
  return !spent;
}

/** How an authority's month stands for one more part. */
export async function quotaStateNow(db: Queryable, pass: Pass, authority: string): Promise<string> {
  const used = await findSmsParts(db, authority, startOf(dateAt(pass.now()).slice(0, 7)));
  return smsQuota(pass.limits, authority, used, 1).state;
}

function startOf(month: string): Instant {
  return instantAt(`${month}-01`, '00:00');
}
