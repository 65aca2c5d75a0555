import type { Instant } from '../domain/dates';
import type { Queryable } from './database';

/** A link and its code: what they open is written here, the token itself nowhere. */
export type LinkRow = {
  id: string;
  kid: string;
  purpose: string;
  message: number;
  unit: string;
  person: string;
  epoch: number;
  expiresAt: Instant;
  revokedAt: Instant | null;
};

const LINK_ROW = 'id, kid, purpose, message, unit, person, epoch, expires_at as "expiresAt", revoked_at as "revokedAt"';

/** The link of a message, or null. */
export async function findLinkOf(db: Queryable, message: number): Promise<LinkRow | null> {
  const { rows } = await db.query<LinkRow>(`select ${LINK_ROW} from link where message = $1`, [message]);
  return rows[0] ?? null;
}

/** A link by its id, or null. */
export async function findLink(db: Queryable, id: string): Promise<LinkRow | null> {
  const { rows } = await db.query<LinkRow>(`select ${LINK_ROW} from link where id = $1`, [id]);
  return rows[0] ?? null;
}
