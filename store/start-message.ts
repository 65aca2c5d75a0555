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

/** What was read of a plan when the message was composed: how many facts it had. */
export type SeenPlan = { plan: PlanId; factSeq: number };

/** A message that is marked as being sent. `thread`: Message-ID of the first e-mail its unit got about the plan. */
export type Started = { id: number; attempt: number; thread: string | null; link: { kid: string; id: string } };

export type Start = { draft: Draft; link: LinkDraft; earlier: Earlier; seen: readonly SeenPlan[]; leaseMs: number };

/**
 * Makes a message of deliveries and notes that it is about to be sent, for as long as the lease is renewed. A put-off message
 * that tells the same is taken up again (same Message-ID and link, its attempts go on); others are superseded. Null, and
 * nothing is changed, when it is no longer as it was read: another process took a delivery, or a fact came.
 */
export async function startMessage(client: Queryable, start: Start, now: Instant): Promise<Started | null> {
  const { earlier } = start;
  const { rows } =
    earlier.same === null ? await insertMessage(client, start, now) : await takeUpAgain(client, start, earlier.same);
  const [row] = rows;
  if (!row) return null;
  if (earlier.replaced.length > 0) await supersede(client, earlier.replaced);
  return { id: row.id, attempt: row.attempt, thread: row.thread, link: { kid: row.linkKid, id: row.linkId } };
}

type StartedRow = { id: number; attempt: number; thread: string | null; linkKid: string; linkId: string };

async function supersede(client: Queryable, replaced: readonly number[]): Promise<void> {
  await client.query(`update message set state = 'superseded' where id = any($1) and state = 'deferred'`, [replaced]);
  // What the new message does not tell (its plan rests now, say) must be free for a later one.
  await client.query(`update delivery set message = null where message = any($1) and state = 'open'`, [replaced]);
}

// All in one statement: each round trip counts when thousands are told at eight. `recordFact` locks its plan, so with `seen`
// locked no fact is recorded between this look and the commit. Each plan is looked up by its id: joined, all plans would be read.
const SEEN = `seen as (
    select held.id from (select id, seq from unnest($13::text[], $14::integer[]) as was (id, seq) order by id) as was,
      lateral (select plan.id from plan where plan.id = was.id and plan.fact_seq = was.seq for key share) as held),
  free as (
    select notice from delivery where authority = $2 and person = $6 and channel = $4 and notice = any($7) and state = 'open'
      and (message is null or message = any($15)) for update skip locked),
  may as (
    select 1 where (select count(*) from seen) = cardinality($13) and (select count(*) from free) = cardinality($7::text[]))`;

const LEASE = 'clock_timestamp() + make_interval(secs => $1)';

const THREAD = `(select earlier.message_id from message as earlier
  where earlier.authority = $2 and earlier.unit = $3 and $4 = 'email' and earlier.channel = 'email' and earlier.sent_at is not null
    and exists (select from delivery join notice on notice.key = delivery.notice
      where delivery.message = earlier.id and notice.plan = $5)
  order by earlier.sent_at, earlier.id limit 1)`;

const HUNG_ON = `told as (
    update delivery set message = made.id from made
    where delivery.authority = $2 and delivery.person = $6 and delivery.channel = $4 and delivery.notice = any($7)
      and delivery.state = 'open'),
  linked as (
    insert into link (id, kid, purpose, message, unit, person, expires_at, code_hash, epoch)
    select $8, $9, $10, made.id, $3, $6, $11, $12, coalesce((select value::text::integer from setting where name = 'epoch'), 1) from made
    on conflict (message) do update set message = excluded.message returning kid, id)
  select made.id, made.attempt, made.thread, linked.kid as "linkKid", linked.id as "linkId" from made, linked`;

function valuesOf({ draft, link, earlier, seen, leaseMs }: Start): unknown[] {
  const { authority, unit, channel, plan, person, says, address, messageId, subject, text, html, segments, params } = draft;
  const notices = says.map(({ notice }) => notice);
  const linked = [link.id, link.kid, link.purpose, new Date(link.expiresAt), link.codeHash];
  const putOff = earlier.same === null ? earlier.replaced : [earlier.same, ...earlier.replaced];
  const asRead = [seen.map((one) => one.plan), seen.map(({ factSeq }) => factSeq), putOff];
  const words = [address, messageId, subject, text, html, segments, JSON.stringify(says), params && JSON.stringify(params)];
  return [leaseMs / 1000, authority, unit, channel, plan, person, notices, ...linked, ...asRead, ...words];
}

function insertMessage(client: Queryable, start: Start, now: Instant) {
  return client.query<StartedRow>(
    `with ${SEEN},
     made as (
       insert into message (state, attempt, lease_until, authority, unit, channel, thread, person, address, message_id, subject, text,
         html, segments, says, params, deferrals, created_at)
       select 'sending', 1, ${LEASE}, $2, $3, $4, ${THREAD}, $6, $16, $17, $18, $19, $20, $21, $22::jsonb, $23::jsonb, $24, $25::timestamptz
       from may returning id, attempt, thread),
     ${HUNG_ON}`,
    [...valuesOf(start), start.earlier.deferrals, new Date(now)],
  );
}

function takeUpAgain(client: Queryable, start: Start, id: number) {
  return client.query<StartedRow>(
    `with ${SEEN},
     made as (
       update message set state = 'sending', attempt = attempt + 1, lease_until = ${LEASE}, claimed_by = null, not_before = null,
         authority = $2, unit = $3, channel = $4, thread = ${THREAD}, person = $6, address = $16, message_id = $17, subject = $18,
         text = $19, html = $20, segments = $21, says = $22, params = $23
       from may where message.id = $24 and message.state = 'deferred' returning message.id, message.attempt, message.thread),
     ${HUNG_ON}`,
    [...valuesOf(start), id],
  );
}
