import type { Notice } from '../../../domain/notice';
import type { DeliveryState } from '../../../store/find-deliveries';
import type { MessageState } from '../../../store/find-messages';
import type { TestWeb } from '../../support/a-web';

type Told = Pick<Notice, 'kind' | 'items'> & { state: DeliveryState; message?: MessageState; until?: string; person?: string };

let made = 0;

/** A notice to the station's officer in the ledger, with its delivery and, where `message` says how it stands, its message. */
export async function insertNotice(world: TestWeb, told: Told): Promise<{ key: string; message: number | null; person: string }> {
  const { db } = world.database;
  const { kind, items, state, message = null, until = '2027-12-31T00:00:00+07:00' } = told;
  const at = new Date(world.clock.now - 3_600_000);
  const key = `notice-${(made += 1)}`;
  const { rows: officers } = await db.query(
    `select o ->> 'id' as id from authority, jsonb_array_elements(body -> 'officers') as o where o ->> 'unit' = 'trung-tam-vhtt' order by 1 limit 1`,
  );
  const person = told.person ?? String(officers[0].id);
  const data = { key, kind, items, to: { unit: 'trung-tam-vhtt', as: 'lead', positions: ['officer'] }, rung: 'overdue-1' };
  await db.query(
    `insert into notice (key, plan, authority, kind, moment_on, at, valid_until, data) values ($1, $2, 'tan-hoa', $3, '2027-05-27', $4, $5, $6)`,
    [
      key,
      world.planId,
      kind,
      at,
      until,
      JSON.stringify({ ...data, momentOn: '2027-05-27', postedOn: '2027-05-27', channels: ['email'] }),
    ],
  );
  const id = message && (await insertMessage(world, person, message, at));
  await db.query(
    `insert into delivery (notice, person, channel, authority, state, message, changed_at) values ($1, $2, 'email', 'tan-hoa', $3, $4, $5)`,
    [key, person, state, id, at],
  );
  return { key, message: id, person };
}

async function insertMessage(world: TestWeb, person: string, state: MessageState, at: Date): Promise<number> {
  const { rows } = await world.database.db.query(
    `insert into message (authority, person, unit, channel, address, state, message_id, subject, text, html, attempt, provider, error, created_at)
     values ('tan-hoa', $1, 'trung-tam-vhtt', 'email', $1 || '@a.example', $2, 'm' || $1, '[Quá hạn] 01 nhiệm vụ', 'Nội dung', '', 1, 'smtp', '550 5.1.1', $3)
     returning id`,
    [person, state, at],
  );
  return Number(rows[0].id);
}
