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

/** Keeps a message's link; a message that is tried again keeps the one it has. Returns the one that counts. */
export async function saveLink(
  client: Queryable,
  link: Omit<LinkRow, 'revokedAt' | 'epoch'> & { codeHash: string },
): Promise<LinkRow> {
  const { rows } = await client.query<LinkRow>(
    `insert into link (id, kid, purpose, message, unit, person, expires_at, code_hash, epoch)
     values ($1, $2, $3, $4, $5, $6, $7, $8, coalesce((select value::text::integer from setting where name = 'epoch'), 1))
     on conflict (message) do update set message = excluded.message returning ${LINK_ROW}`,
    [link.id, link.kid, link.purpose, link.message, link.unit, link.person, new Date(link.expiresAt), link.codeHash],
  );
  return rows[0] as LinkRow;
}

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
