import type { Instant } from '../domain/dates';
import type { Channel } from '../domain/notice';
import type { Queryable } from './database';

/** When messages to these persons were accepted since an instant, oldest first; by person and channel. */
export async function findSentTimesOf(
  db: Queryable,
  persons: readonly string[],
  since: Instant,
): Promise<(person: string, channel: Channel) => readonly Instant[]> {
  const { rows } = await db.query<{ person: string; channel: Channel; at: Instant }>(
    'select person, channel, sent_at as at from message where person = any($1) and sent_at > $2 order by sent_at',
    [persons, new Date(since)],
  );
  const byPerson = new Map<string, Instant[]>();
  for (const { person, channel, at } of rows) {
    const key = `${channel} ${person}`;
    const times = byPerson.get(key);
    if (times) times.push(at);
    else byPerson.set(key, [at]);
  }
  return (person, channel) => byPerson.get(`${channel} ${person}`) ?? [];
}
