import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../domain/dates';
import type { Actor } from '../domain/fact';
import type { UnitId } from '../domain/unit';
import type { Queryable } from './database';

export const SCOPES = ['read', 'addresses', 'facts', 'plans', 'webhooks'] as const;

/** `read` what there is · `addresses` also of messages · `facts` say them · `plans` start, pause, close · `webhooks` register. */
export type Scope = (typeof SCOPES)[number];

/** What a key may do: its scopes; in what capacities it says facts, and for which units (none named: for all). */
export type KeyGrant = { scopes: readonly Scope[]; capacities: readonly Actor[]; units: readonly UnitId[] };

export type ApiKeyRow = KeyGrant & {
  id: string;
  authority: string;
  name: string;
  createdBy: string | null;
  createdAt: Instant;
  expiresAt: Instant | null;
  usedAt: Instant | null;
  revokedAt: Instant | null;
};

const ROW = `id, authority, name, scopes, capacities, units, created_by as "createdBy", created_at as "createdAt",
  expires_at as "expiresAt", used_at as "usedAt", revoked_at as "revokedAt"`;

export type ApiKeyDraft = KeyGrant & Pick<ApiKeyRow, 'authority' | 'name' | 'createdBy' | 'createdAt' | 'expiresAt'>;

/** Makes a key. Returns it whole, `dd_<id>_<secret>`: it is written nowhere, only its hash (256 random bits need no slow one). */
export async function createApiKey(client: Queryable, draft: ApiKeyDraft): Promise<{ id: string; key: string }> {
  const id = randomBytes(6).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  const { authority, name, scopes, capacities, units, createdBy, createdAt, expiresAt } = draft;
  const dates = [new Date(createdAt), expiresAt === null ? null : new Date(expiresAt)];
  await client.query(
    `insert into api_key (id, authority, name, secret_hash, scopes, capacities, units, created_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, authority, name, hashOf(secret), scopes, capacities, units, createdBy, ...dates],
  );
  return { id, key: `dd_${id}_${secret}` };
}

/** The key that a text is, or null when there is none such; ended ones come too. Compared in constant time. */
export async function findApiKey(db: Queryable, key: string): Promise<ApiKeyRow | null> {
  const [, id, secret] = /^dd_([0-9a-f]{12})_([\w-]{43})$/.exec(key) ?? [];
  if (!id || !secret) return null;
  const { rows } = await db.query<ApiKeyRow & { hash: string }>(`select ${ROW}, secret_hash as hash from api_key where id = $1`, [
    id,
  ]);
  if (!rows[0]) return null;
  const { hash, ...row } = rows[0];
  return timingSafeEqual(Buffer.from(hash), Buffer.from(hashOf(secret))) ? row : null;
}

/** The keys of an authority, newest first. */
export async function listApiKeys(db: Queryable, authority: string): Promise<ApiKeyRow[]> {
  const { rows } = await db.query<ApiKeyRow>(`select ${ROW} from api_key where authority = $1 order by created_at desc, id`, [
    authority,
  ]);
  return rows;
}

/** Ends a key for ever. True when it was one of the authority's and had not ended. */
export async function revokeApiKey(client: Queryable, authority: string, id: string, at: Instant): Promise<boolean> {
  const { rowCount } = await client.query(
    'update api_key set revoked_at = $3 where authority = $1 and id = $2 and revoked_at is null',
    [authority, id, new Date(at)],
  );
  return (rowCount ?? 0) > 0;
}

/** Notes that a key is in use. */
export async function touchApiKey(db: Queryable, id: string, at: Instant): Promise<void> {
  await db.query('update api_key set used_at = greatest(used_at, $2) where id = $1', [id, new Date(at)]);
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
