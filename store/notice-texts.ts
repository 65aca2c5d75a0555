import type { Instant } from '../domain/dates';
import { appendAudit } from './audit';
import type { Db, Queryable } from './database';
import { inTransaction } from './in-transaction';
import { lockVersions } from './save-version';

/** What an authority words itself, by `{kind} {part}`, each in its newest version. */
export async function findNoticeTexts(db: Queryable, authority: string): Promise<Record<string, string>> {
  const { rows } = await db.query<{ name: string; body: string | null }>(
    `select distinct on (kind, part) kind || ' ' || part as name, body from notice_text where authority = $1
     order by kind, part, version desc`,
    [authority],
  );
  return Object.fromEntries(rows.flatMap(({ name, body }) => (body === null ? [] : [[name, body]])));
}

type TextsSaved = {
  authority: string;
  kind: string;
  /** By part; null: the shipped words again. */
  texts: Readonly<Record<string, string | null>>;
  by: string | null;
  at: Instant;
};

/** Keeps texts of a kind as their newest versions; those that stay the same are left. True: something was kept. */
export async function saveNoticeTexts(db: Db, { authority, kind, texts, by, at }: TextsSaved): Promise<boolean> {
  return inTransaction(db, async (client) => {
    await lockVersions(client, `notice text of ${authority}`, kind);
    const known = await findNoticeTexts(client, authority);
    const changed = Object.entries(texts).filter(([part, body]) => (known[`${kind} ${part}`] ?? null) !== body);
    for (const [part, body] of changed)
      await client.query(
        `insert into notice_text (authority, kind, part, version, body, saved_by, saved_at)
         select $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6 from notice_text
         where authority = $1 and kind = $2 and part = $3`,
        [authority, kind, part, body, by, new Date(at)],
      );
    if (changed.length === 0) return false;
    await appendAudit(client, 'text-changed', { authority, kind, parts: changed.map(([part]) => part), by });
    return true;
  });
}
