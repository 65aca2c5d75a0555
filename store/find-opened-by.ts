import type { Instant } from '../domain/dates';
import type { Queryable } from './database';
import type { LinkRow } from './links';
import { findMessage, type MessageRow } from './find-messages';

/** A link with its message, and the epoch that is in force. */
export type Opened = { link: LinkRow; message: MessageRow; epoch: number };

const LINK_ROW = `link.id, kid, purpose, link.message, link.unit, link.person, epoch, expires_at as "expiresAt", revoked_at as "revokedAt"`;

/** What a link opens, or null. Whether it still does is not asked here. */
export async function findOpenedBy(db: Queryable, linkId: string): Promise<Opened | null> {
  const { rows } = await db.query<LinkRow & { inForce: number }>(
    `select ${LINK_ROW}, coalesce((select value::text::integer from setting where name = 'epoch'), 1) as "inForce"
     from link where id = $1`,
    [linkId],
  );
  if (!rows[0]) return null;
  const { inForce, ...link } = rows[0];
  const message = await findMessage(db, link.message);
  return message && { link, message, epoch: inForce };
}

/** The live links whose code has one of these hashes (one for each key), by the epoch in force. */
export async function findLinksOfCode(db: Queryable, hashes: readonly string[], now: Instant): Promise<LinkRow[]> {
  const { rows } = await db.query<LinkRow>(
    `select ${LINK_ROW} from link where code_hash = any($1) and expires_at > $2 and revoked_at is null
       and epoch = coalesce((select value::text::integer from setting where name = 'epoch'), 1) limit 2`,
    [hashes, new Date(now)],
  );
  return rows;
}
