import type { Instant } from '../domain/dates';
import type { PlanId } from '../domain/plan';
import type { UnitId } from '../domain/unit';
import type { Queryable } from './database';
import { newLinkId, type SigningKeys } from './link-token';

/** A calendar feed: of one unit over all plans, or of one plan. */
export type FeedRow = {
  id: string;
  kid: string;
  authority: string;
  unit: UnitId | null;
  plan: PlanId | null;
  createdBy: string | null;
  createdAt: Instant;
  revokedAt: Instant | null;
};

const ROW = 'id, kid, authority, unit, plan, created_by as "createdBy", created_at as "createdAt", revoked_at as "revokedAt"';

/** Makes a feed. Returns its id; the token of its address is made of it with the signing keys. */
export async function createFeed(
  client: Queryable,
  keys: SigningKeys,
  { authority, unit, plan, createdBy, createdAt }: Omit<FeedRow, 'id' | 'kid' | 'revokedAt'>,
): Promise<string> {
  const id = newLinkId();
  await client.query(
    'insert into feed (id, kid, authority, unit, plan, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [id, keys.current, authority, unit, plan, createdBy, new Date(createdAt)],
  );
  return id;
}

/** A feed that has not ended, or null. */
export async function findFeed(db: Queryable, id: string): Promise<FeedRow | null> {
  const { rows } = await db.query<FeedRow>(`select ${ROW} from feed where id = $1 and revoked_at is null`, [id]);
  return rows[0] ?? null;
}

/** The feeds of an authority that have not ended, newest first. */
export async function listFeeds(db: Queryable, authority: string): Promise<FeedRow[]> {
  const { rows } = await db.query<FeedRow>(
    `select ${ROW} from feed where authority = $1 and revoked_at is null order by created_at desc, id`,
    [authority],
  );
  return rows;
}

/** Ends a feed: its address answers no more. True when it was one of the authority's. */
export async function revokeFeed(client: Queryable, authority: string, id: string, at: Instant): Promise<boolean> {
  const { rowCount } = await client.query(
    'update feed set revoked_at = $3 where authority = $1 and id = $2 and revoked_at is null',
    [authority, id, new Date(at)],
  );
  return (rowCount ?? 0) > 0;
}
