import type { Instant } from '../domain/dates';
import type { Queryable } from './database';
import type { Group } from './find-waiting';

/** What a text says: its notices, each with the number of items that still stood when it was composed. */
export type Says = readonly { notice: string; items: number }[];

/** A message as it was composed; texts hold the places of link and code. */
export type Draft = Group & {
  unit: string;
  address: string;
  messageId: string;
  thread: string | null;
  subject: string;
  text: string;
  html: string;
  segments: number;
  says: Says;
  /** Values of a registered template, its id as `template`; null: free text. */
  params: Readonly<Record<string, string>> | null;
};

export type Claim = { token: string; leaseMs: number };

/** Put-off messages the deliveries were in: the one that told the same, and those a new message replaces. */
export type Earlier = { same: number | null; replaced: readonly number[]; deferrals: number };

/**
 * Makes a message of deliveries, claimed by one process for the length of a lease. A put-off message that tells the same
 * is taken up again (same Message-ID, its attempts go on); others its deliveries were in are superseded. Returns its id.
 */
export async function claimMessage(
  client: Queryable,
  draft: Draft,
  claim: Claim,
  earlier: Earlier,
  now: Instant,
): Promise<number> {
  if (earlier.replaced.length > 0) await supersede(client, earlier.replaced);
  const id = earlier.same === null ? await insertMessage(client, draft, claim, earlier, now) : earlier.same;
  if (earlier.same !== null) await takeUpAgain(client, id, draft, claim);
  await client.query(
    `update delivery set message = $1 where person = $2 and channel = $3 and notice = any($4) and state = 'open'`,
    [id, draft.person, draft.channel, draft.says.map(({ notice }) => notice)],
  );
  return id;
}

async function supersede(client: Queryable, replaced: readonly number[]): Promise<void> {
  await client.query(`update message set state = 'superseded' where id = any($1) and state = 'deferred'`, [replaced]);
  // What the new message does not tell (its plan rests now, say) must be free for a later one.
  await client.query(`update delivery set message = null where message = any($1) and state = 'open'`, [replaced]);
}

async function takeUpAgain(client: Queryable, id: number, draft: Draft, claim: Claim): Promise<void> {
  await client.query(
    `update message set state = 'claimed', claimed_by = $2, lease_until = clock_timestamp() + make_interval(secs => $3),
       not_before = null, unit = $4, address = $5, thread = $6, subject = $7, text = $8, html = $9, segments = $10, says = $11, params = $12
     where id = $1`,
    [id, ...claimValues(claim), ...wordValues(draft)],
  );
}

async function insertMessage(
  client: Queryable,
  draft: Draft,
  claim: Claim,
  { deferrals }: Earlier,
  now: Instant,
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into message (state, authority, person, channel, message_id, created_at, deferrals,
       claimed_by, lease_until, unit, address, thread, subject, text, html, segments, says, params)
     values ('claimed', $1, $2, $3, $4, $5, $6, $7, clock_timestamp() + make_interval(secs => $8), $9, $10, $11, $12, $13, $14, $15, $16, $17)
     returning id`,
    [
      draft.authority,
      draft.person,
      draft.channel,
      draft.messageId,
      new Date(now),
      deferrals,
      ...claimValues(claim),
      ...wordValues(draft),
    ],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a message was not inserted');
  return id;
}

function claimValues({ token, leaseMs }: Claim): unknown[] {
  return [token, leaseMs / 1000];
}

function wordValues({ unit, address, thread, subject, text, html, segments, says, params }: Draft): unknown[] {
  return [unit, address, thread, subject, text, html, segments, JSON.stringify(says), params && JSON.stringify(params)];
}

/** Message-ID of the first e-mail a unit got about a plan: later ones refer to it. */
export async function findThread(db: Queryable, plan: string, unit: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `select message.message_id as id from message
     where message.unit = $2 and message.channel = 'email' and message.sent_at is not null and exists
       (select from delivery join notice on notice.key = delivery.notice where delivery.message = message.id and notice.plan = $1)
     order by message.sent_at, message.id limit 1`,
    [plan, unit],
  );
  return rows[0]?.id ?? null;
}
