import type { Instant } from '../domain/dates';
import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';
import type { Group } from './find-waiting';

/** What a text says: its notices, each with the number of items that still stood when it was composed. */
export type Says = readonly { notice: string; items: number }[];

/** A message as it was composed; texts hold the places of link and code. `plan`: the plan in whose thread it stands. */
export type Draft = Group & {
  unit: string;
  address: string;
  messageId: string;
  plan: PlanId;
  subject: string;
  text: string;
  html: string;
  segments: number;
  says: Says;
  /** Values of a registered template, its id as `template`; null: free text. */
  params: Readonly<Record<string, string>> | null;
};

/** The link of a message; one that is tried again keeps the link it has. */
export type LinkDraft = { id: string; kid: string; purpose: string; expiresAt: Instant; codeHash: string };

/** Put-off messages the deliveries were in: the one that told the same, and those a new message replaces. */
export type Earlier = { same: number | null; replaced: readonly number[]; deferrals: number };

/** A message that is marked as being sent. `thread`: Message-ID of the first e-mail its unit got about the plan. */
export type Started = { id: number; attempt: number; thread: string | null; link: { kid: string; id: string } };

/**
 * Makes a message of deliveries and notes that it is about to be sent, for as long as the lease is renewed. A put-off message
 * that tells the same is taken up again (same Message-ID and link, its attempts go on); others are superseded.
 */
export async function startMessage(
  client: Queryable,
  draft: Draft,
  link: LinkDraft,
  leaseMs: number,
  earlier: Earlier,
  now: Instant,
): Promise<Started> {
  if (earlier.replaced.length > 0) await supersede(client, earlier.replaced);
  const { rows } =
    earlier.same === null
      ? await insertMessage(client, draft, link, leaseMs, earlier.deferrals, now)
      : await takeUpAgain(client, earlier.same, draft, link, leaseMs);
  const [row] = rows;
  if (!row) throw new Error('a message was not made');
  return { id: row.id, attempt: row.attempt, thread: row.thread, link: { kid: row.linkKid, id: row.linkId } };
}

type StartedRow = { id: number; attempt: number; thread: string | null; linkKid: string; linkId: string };

async function supersede(client: Queryable, replaced: readonly number[]): Promise<void> {
  await client.query(`update message set state = 'superseded' where id = any($1) and state = 'deferred'`, [replaced]);
  // What the new message does not tell (its plan rests now, say) must be free for a later one.
  await client.query(`update delivery set message = null where message = any($1) and state = 'open'`, [replaced]);
}

const LEASE = 'clock_timestamp() + make_interval(secs => $1)';

const THREAD = `(select earlier.message_id from message as earlier
  where earlier.authority = $2 and earlier.unit = $3 and $4 = 'email' and earlier.channel = 'email' and earlier.sent_at is not null
    and exists (select from delivery join notice on notice.key = delivery.notice
      where delivery.message = earlier.id and notice.plan = $5)
  order by earlier.sent_at, earlier.id limit 1)`;

// Deliveries and link hang on the message in the same statement: each round trip counts when thousands are told at eight.
const HANG_ON = `told as (
    update delivery set message = made.id from made
    where delivery.person = $6 and delivery.channel = $4 and delivery.notice = any($7) and delivery.state = 'open'),
  linked as (
    insert into link (id, kid, purpose, message, unit, person, expires_at, code_hash, epoch)
    select $8, $9, $10, made.id, $3, $6, $11, $12, coalesce((select value::text::integer from setting where name = 'epoch'), 1) from made
    on conflict (message) do update set message = excluded.message returning kid, id)
  select made.id, made.attempt, made.thread, linked.kid as "linkKid", linked.id as "linkId" from made, linked`;

function valuesOf(draft: Draft, link: LinkDraft, leaseMs: number): unknown[] {
  const { authority, unit, channel, plan, person, says, address, messageId, subject, text, html, segments, params } = draft;
  const hung = [
    person,
    says.map(({ notice }) => notice),
    link.id,
    link.kid,
    link.purpose,
    new Date(link.expiresAt),
    link.codeHash,
  ];
  const words = [address, messageId, subject, text, html, segments, JSON.stringify(says), params && JSON.stringify(params)];
  return [leaseMs / 1000, authority, unit, channel, plan, ...hung, ...words];
}

function insertMessage(client: Queryable, draft: Draft, link: LinkDraft, leaseMs: number, deferrals: number, now: Instant) {
  return client.query<StartedRow>(
    `with made as (
       insert into message (state, attempt, lease_until, authority, unit, channel, thread, person, address, message_id, subject, text,
         html, segments, says, params, deferrals, created_at)
       values ('sending', 1, ${LEASE}, $2, $3, $4, ${THREAD}, $6, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
       returning id, attempt, thread),
     ${HANG_ON}`,
    [...valuesOf(draft, link, leaseMs), deferrals, new Date(now)],
  );
}

function takeUpAgain(client: Queryable, id: number, draft: Draft, link: LinkDraft, leaseMs: number) {
  return client.query<StartedRow>(
    `with made as (
       update message set state = 'sending', attempt = attempt + 1, lease_until = ${LEASE}, claimed_by = null, not_before = null,
         authority = $2, unit = $3, channel = $4, thread = ${THREAD}, person = $6, address = $13, message_id = $14, subject = $15,
         text = $16, html = $17, segments = $18, says = $19, params = $20
       where id = $21 returning id, attempt, thread),
     ${HANG_ON}`,
    [...valuesOf(draft, link, leaseMs), id],
  );
}
