import type { Queryable } from './database';

/** A line, paragraph or row of a table, with where it stands; page null where the document has no pages. */
export type Passage = { page: number | null; line: number; text: string };

/**
 * What the document says of itself that no plan keeps: who issues and who signs it. `places`: by the name of a part of the head, the
 * passages (from, until) it was read from.
 */
export type DocumentHead = {
  authority: string | null;
  signer: string | null;
  places: Readonly<Record<string, readonly [number, number]>>;
};

/** The words a draft was read from. `tasks`: by number, the passages (from, until) it was read from; `notes`: about the reading. */
export type DraftDocument = {
  passages: readonly Passage[];
  tasks: Readonly<Record<string, readonly [number, number]>>;
  notes: readonly string[];
  /** Missing where the draft is older than this. */
  head?: DocumentHead | undefined;
};

/** Keeps the document of a draft; one that is known already stays as it is. */
export async function addDraftDocument(db: Queryable, draft: string, document: DraftDocument): Promise<void> {
  await db.query(
    `insert into draft_document (draft, body) select id, $2 from plan_draft where id = $1 on conflict (draft) do nothing`,
    [draft, JSON.stringify(document)],
  );
}

/** The words a draft was read from; null: it was not read from a document. */
export async function findDraftDocument(db: Queryable, draft: string): Promise<DraftDocument | null> {
  const { rows } = await db.query<{ body: DraftDocument }>('select body from draft_document where draft = $1', [draft]);
  return rows[0]?.body ?? null;
}

/** Corrects who the document of a draft says issues and signs it. */
export async function changeDocumentHead(
  db: Queryable,
  draft: string,
  said: Pick<DocumentHead, 'authority' | 'signer'>,
): Promise<void> {
  await db.query(
    `update draft_document set body = jsonb_set(body, '{head}', coalesce(body -> 'head', '{"places": {}}'::jsonb) || $2)
     where draft = $1`,
    [draft, JSON.stringify(said)],
  );
}

/** Tells the document of a draft under which number a task goes now. */
export async function renumberInDocument(db: Queryable, draft: string, from: string, to: string): Promise<void> {
  await db.query(
    `update draft_document set body = jsonb_set(body, array['tasks', $3::text], body -> 'tasks' -> $2)
     where draft = $1 and body -> 'tasks' -> $2 is not null`,
    [draft, from, to],
  );
}
