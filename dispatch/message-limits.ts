import type { Instant } from '../domain/dates';
import type { Channel } from '../domain/notice';

type Limit = { most: number; within: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How much one person may get on a channel; the rest waits and is merged. It holds back what fires together after an outage. */
export const MESSAGE_LIMITS: Readonly<Record<Channel, readonly Limit[]>> = {
  email: [
    { most: 1, within: MINUTE },
    { most: 5, within: HOUR },
    { most: 12, within: DAY },
  ],
  sms: [
    { most: 1, within: MINUTE },
    { most: 3, within: DAY },
  ],
  zalo: [
    { most: 1, within: MINUTE },
    { most: 3, within: DAY },
  ],
};

/** The longest time a limit looks back. */
export const LIMITS_LOOK_BACK = DAY;

/** From when a person may get another message, given when earlier ones were accepted (oldest first); null: now. */
export function limitedUntil(channel: Channel, sent: readonly Instant[], now: Instant): Instant | null {
  const waits = MESSAGE_LIMITS[channel].map(({ most, within }) => (sent.at(-most) ?? -Infinity) + within);
  const until = Math.max(...waits);
  return until > now ? until : null;
}
