import { clockAt, communes } from '../commune';
import { figure, type Figure } from '../figures';
import type { Size } from '../options';
import { seed } from '../seed';
import type { Stage } from '../stage';
import { startAsleep } from '../start-asleep';
import { pause, until } from '../wait';

const KILLED_AT = 0.4;
/** An unknown outcome waits so long before it is sent once more: 10 minutes in production. */
const UNKNOWN_AFTER_MS = 30_000;

type Row = { id: string; unknowns: number };

/** The program is killed with `kill -9` when 40 % are in the mailbox and started again at once: what is lost, what comes twice? */
export async function crash(stage: Stage, size: Size): Promise<Figure[]> {
  const clock = clockAt(Date.now());
  await seed(stage.db, clock, communes(clock, size.plans, size.units));
  const settings = { DONDOC_UNKNOWN_AFTER_MS: String(UNKNOWN_AFTER_MS) };
  const { program: first, at } = await startAsleep(stage, clock, size, settings);
  await pause(at - Date.now());
  const messages = size.plans * size.units;
  await stage.sink.until(Math.ceil(messages * KILLED_AT), first.output);
  await first.kill();
  const killedAt = Date.now();
  const second = stage.start(settings);
  await until('everything told', async () => (await openOrMissing(stage, messages)) === 0, second.output, 250);

  const { rows } = await stage.db.query<Row>('select message_id as id, unknowns from message');
  const unknown = new Set(rows.filter(({ unknowns }) => unknowns > 0).map(({ id }) => id));
  const copies = new Map<string, number>();
  for (const { id } of stage.sink.received) copies.set(local(id), (copies.get(local(id)) ?? 0) + 1);
  const people = new Set(stage.sink.received.map(({ to }) => to));
  const ordinary = stage.sink.received.filter(({ id }) => !unknown.has(local(id)));
  const repeated = [...copies.values()].reduce((sum, count) => sum + count - 1, 0);
  return [
    figure('messages', messages, ''),
    figure('lost', messages - people.size, '', '0'),
    figure('repeated', repeated, '', 'at most 10 of 3,840'),
    figure('repeated under another Message-ID', stage.sink.received.length - repeated - people.size, '', '0'),
    figure('of unknown outcome', unknown.size, ''),
    figure(
      'last message after the kill, unknown ones apart',
      (Math.max(...ordinary.map((mail) => mail.at)) - killedAt) / 1000,
      's',
      'under 20',
    ),
  ];
}

async function openOrMissing({ db }: Stage, messages: number): Promise<number> {
  const { rows } = await db.query<{ told: number }>(`select count(*)::integer as told from delivery where state = 'told'`);
  return messages - (rows[0]?.told ?? 0);
}

// Message-IDs stand in the ledger without their right-hand side.
function local(id: string): string {
  return id.replace(/@.*$/, '');
}
