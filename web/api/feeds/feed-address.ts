import type { FeedRow } from '../../../store/feeds';
import { linkToken } from '../../../store/link-token';
import type { WebDeps } from '../../web-deps';

/** What tokens of feeds are signed for. */
export const FEED_PURPOSE = 'feed';

/** The address of a feed, or null when the key that signed it is gone. */
export function feedAddress({ keys, publicUrl }: Pick<WebDeps, 'keys' | 'publicUrl'>, { id, kid }: FeedRow): string | null {
  if (!Object.hasOwn(keys.secrets, kid)) return null;
  return `${publicUrl}/feeds/${linkToken(keys, { kid, id, purpose: FEED_PURPOSE })}.ics`;
}
