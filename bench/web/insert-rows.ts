import { DAY_MS, type Instant } from '../../domain/dates';
import type { Fact } from '../../domain/fact';
import type { Notice } from '../../domain/notice';
import type { Db } from '../../store/database';
import { codeHash, linkCode, linkToken, newLinkId, type SigningKeys } from '../../store/link-token';
import type { Province } from './province';

/** So many rows go into one statement. */
const AT_ONCE = 2_000;

/** Facts in their plans' order, as if each had been recorded and told when it was said. */
export async function insertFacts(db: Db, facts: readonly Fact[]): Promise<void> {
  const seqs = new Map<string, number>();
  const ordered = [...facts].sort((a, b) => a.at - b.at);
  const rows = ordered.map(({ doneOn, ...fact }) => {
    const seq = (seqs.get(fact.plan) ?? 0) + 1;
    seqs.set(fact.plan, seq);
    return { ...fact, seq, at: new Date(fact.at).toISOString(), data: { doneOn } };
  });
  for (const some of chunks(rows))
    await db.query(
      `insert into fact (id, plan, seq, kind, task, key, unit, actor, by, at, recorded_at, data, signalled_at)
       select id, plan, seq, kind, task, key, unit, actor, by, at, at, data, at from jsonb_to_recordset($1::jsonb)
         as r (id text, plan text, seq integer, kind text, task text, key text, unit text, actor text, by text, at timestamptz, data jsonb)`,
      [JSON.stringify(some)],
    );
}

type Written = { unit: string; person: string; month: number; at: Instant; notices: { plan: string; notice: Notice }[] };

/** A message a month to each unit's officer, with reminders of what it leads; some were not delivered. Returns ids and links. */
export async function insertMessages(db: Db, keys: SigningKeys, { authority, plans }: Province, now: Instant) {
  const leads = new Map<string, { plan: string; task: string }[]>();
  for (const { id, tasks } of plans)
    for (const {
      no,
      leads: [lead],
    } of tasks)
      leads.set(lead?.unit ?? '', [...(leads.get(lead?.unit ?? '') ?? []), { plan: id, task: no }]);
  const written = Array.from({ length: 12 }, (_, month) =>
    authority.units.map((unit): Written => {
      const at = Date.parse(`2026-${String(month + 1).padStart(2, '0')}-20T08:03:00+07:00`);
      const notices = (leads.get(unit.id) ?? []).map(({ plan, task }) => ({
        plan,
        notice: aNotice(plan, task, unit.id, month, at),
      }));
      return { unit: unit.id, person: `${unit.id}-officer`, month, at, notices };
    }),
  ).flat();
  const sent = written.filter(({ at }) => at <= now);
  const ids: number[] = [];
  for (const some of chunks(sent)) ids.push(...(await insertSome(db, authority.id, some)));
  const links = await insertLinks(db, keys, ids.slice(-500), sent.slice(-500));
  return { messages: ids, links };
}

function aNotice(plan: string, task: string, lead: string, month: number, at: Instant): Notice {
  const period = `2026-${String(month + 1).padStart(2, '0')}`;
  return {
    key: `${plan}|reminder|${task}|${period}`,
    kind: 'reminder',
    to: { unit: lead, as: 'lead', positions: ['officer'] },
    channels: ['email'],
    rung: 'before-3',
    items: [{ task, key: period, lead, dueOn: `${period}-25` }],
    momentOn: `${period}-20`,
    postedOn: `${period}-20`,
    daysLeft: 3,
    validUntil: at + 5 * DAY_MS,
  };
}

async function insertSome(db: Db, authority: string, some: readonly Written[]): Promise<number[]> {
  const rows = some.map(({ unit, person, at, notices }, place) => ({
    unit,
    person,
    at: new Date(at).toISOString(),
    state: place % 97 === 0 ? 'bounced' : place % 89 === 0 ? 'refused' : 'delivered',
    text: `Kính gửi Quý đơn vị.\n\n${notices
      .map(({ notice }) => `Nhiệm vụ số ${notice.items[0]?.task}, đến hạn 25. `)
      .join('\n')
      .repeat(3)}\nCập nhật tại ⟦link⟧`,
  }));
  const { rows: made } = await db.query<{ id: number }>(
    `insert into message (authority, person, unit, channel, address, state, message_id, subject, text, html, created_at, sent_at)
     select $2, person, unit, 'email', person || '@tinh-do.example', state, 'm-' || person || at, '[Nhắc việc] nhiệm vụ sắp đến hạn',
       text, '<p>' || text || '</p>', at, at
     from jsonb_to_recordset($1::jsonb) as r (unit text, person text, at timestamptz, state text, text text) returning id`,
    [JSON.stringify(rows), authority],
  );
  const deliveries = some.flatMap(({ person, at, notices }, place) =>
    notices.map(({ plan, notice }) => ({ plan, notice, person, at: new Date(at).toISOString(), message: made[place]?.id })),
  );
  for (const few of chunks(deliveries)) {
    await db.query(
      `insert into notice (key, plan, authority, kind, moment_on, at, valid_until, data)
       select notice ->> 'key', plan, $2, notice ->> 'kind', (notice ->> 'momentOn')::date, at, at + interval '5 days', notice
       from jsonb_to_recordset($1::jsonb) as r (plan text, notice jsonb, at timestamptz)`,
      [JSON.stringify(few), authority],
    );
    await db.query(
      `insert into delivery (notice, person, channel, authority, state, message, changed_at)
       select notice ->> 'key', person, 'email', $2, 'told', message, at
       from jsonb_to_recordset($1::jsonb) as r (notice jsonb, person text, at timestamptz, message bigint)`,
      [JSON.stringify(few), authority],
    );
  }
  return made.map(({ id }) => id);
}

async function insertLinks(db: Db, keys: SigningKeys, ids: readonly number[], of: readonly Written[]): Promise<string[]> {
  const rows = ids.map((message, place) => {
    const id = newLinkId();
    const hash = codeHash(keys, keys.current, linkCode(keys, { kid: keys.current, id }));
    return { id, kid: keys.current, message, unit: of[place]?.unit, person: of[place]?.person, hash };
  });
  await db.query(
    `insert into link (id, kid, purpose, message, unit, person, epoch, expires_at, code_hash)
     select id, kid, 'answer', message, unit, person, 1, '2027-06-30T00:00:00+07:00', hash
     from jsonb_to_recordset($1::jsonb) as r (id text, kid text, message bigint, unit text, person text, hash text)`,
    [JSON.stringify(rows)],
  );
  return rows.map(({ id, kid }) => linkToken(keys, { kid, id, purpose: 'answer' }));
}

function* chunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += AT_ONCE) yield rows.slice(from, from + AT_ONCE);
}
