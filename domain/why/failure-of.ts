import { quotaCause } from '../alarm-cause';
import type { Failure, Notice } from '../notice';
import { dateAt } from '../zone';
import type { Story, StoryDelivery } from './story';

/** Why a delivery reached nobody; null: the ledger does not tell. */
export function failureOf(story: Story, notice: Notice, delivery: StoryDelivery): Failure | null {
  const { message, person, channel } = delivery;
  const told = toldFailure(story, notice, delivery);
  if (message?.state === 'bounced') return 'bounced';
  if (message?.hasNoAccount) return 'no-account';
  if (message?.state === 'refused') return 'refused';
  if (message?.state === 'unknown') return 'unknown';
  if (message?.state === 'accepted') return 'no-report';
  if (told) return told;
  const officer = story.authority.officers.find(({ id }) => id === person);
  const address = channel === 'email' ? officer?.email : officer?.phone;
  if (!address) return 'no-address';
  if (story.suppressed.some((stopped) => stopped.channel === channel && stopped.address === address)) return 'dead-address';
  return channel === 'sms' && isQuotaSpent(story, delivery) ? 'quota' : null;
}

/** What the coordinator was told of this person and channel. */
function toldFailure({ notices }: Story, { items }: Notice, { person, channel }: StoryDelivery): Failure | null {
  const about = notices.find(
    ({ notice: { failed, items: named } }) =>
      failed?.person === person &&
      failed.channel === channel &&
      named.some(({ task, key }) => items.some((item) => item.task === task && item.key === key)),
  );
  return about?.notice.failed?.why ?? null;
}

function isQuotaSpent({ alarms, authority }: Story, { changedAt }: StoryDelivery): boolean {
  const month = dateAt(changedAt ?? 0).slice(0, 7);
  return alarms.some(({ cause }) => cause === quotaCause(authority.id, month, 'spent'));
}
