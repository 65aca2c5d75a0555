import type { Channel } from '../domain/notice';
import type { Queryable } from './database';

/** On which channels these notices were or are being told to a person. */
export async function findTriedChannels(
  client: Queryable,
  person: string,
  noticeKeys: readonly string[],
): Promise<Map<string, Set<Channel>>> {
  const { rows } = await client.query<{ notice: string; channels: Channel[] }>(
    'select notice, array_agg(channel) as channels from delivery where person = $1 and notice = any($2) group by notice',
    [person, noticeKeys],
  );
  return new Map(rows.map(({ notice, channels }) => [notice, new Set(channels)]));
}
