import type { Instant } from '../domain/dates';
import type { Queryable } from './database';
import type { Group } from './find-waiting';

/** When messages to these persons were accepted since an instant, oldest first. Ids of persons are unique in their authority only. */
export async function findSentTimesOf(
  db: Queryable,
  groups: readonly Group[],
  since: Instant,
): Promise<(group: Group) => readonly Instant[]> {
  const keyOf = ({ authority, person, channel }: Group): string => JSON.stringify([authority, person, channel]);
  const { rows } = await db.query<Group & { at: Instant }>(
    `select authority, person, channel, sent_at as at from message
     where authority = any($1) and person = any($2) and sent_at > $3 order by sent_at`,
    [[...new Set(groups.map(({ authority }) => authority))], [...new Set(groups.map(({ person }) => person))], new Date(since)],
  );
  const times = new Map<string, Instant[]>();
  for (const { at, ...group } of rows) times.set(keyOf(group), [...(times.get(keyOf(group)) ?? []), at]);
  return (group) => times.get(keyOf(group)) ?? [];
}
