import type { Ladder } from './ladder';
import type { Channel, Notice } from './notice';

/**
 * The channels to try, in order, when one has failed: by the ladder's policy for the rung, else for the kind of notice, else
 * its `default`. A ladder without a policy has no next channel.
 */
export function nextChannels({ nextChannels: policy = {} }: Ladder, notice: Notice, failed: Channel): readonly Channel[] {
  const order = policy[notice.rung] ?? policy[notice.kind] ?? policy['default'];
  return order?.[failed] ?? [];
}
