import { Client } from 'pg';
import type { Db } from '../../store/database';
import { until } from './until';

/**
 * Places where a worker can be held: it has asked the database to do this, and it is not done.
 * `post`: put notices into the ledger · `claim`: make a message and mark it as being sent ·
 * `record`: note that the mail server took it (it has said 250).
 */
export const GATES = { post: 1, claim: 2, record: 3 } as const;

export type Gate = keyof typeof GATES;

const FAMILY = 1047;

/** Puts the gates into a migrated test database; they stand open. */
export async function installGates(db: Db): Promise<void> {
  await db.query(`
    create function stand_at_gate() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock_shared(${FAMILY}, tg_argv[0]::integer);
      return new;
    end $$;
    create trigger gate_post before insert on notice for each row execute function stand_at_gate('${GATES.post}');
    create trigger gate_claim before insert on message for each row execute function stand_at_gate('${GATES.claim}');
    create trigger gate_record before update on message for each row
      when (new.state = 'accepted') execute function stand_at_gate('${GATES.record}');
  `);
}

export type ClosedGate = {
  /** Resolves when so many stand before the gate: they have asked, and nothing is committed. */
  untilWaiting(count: number, hint: () => string): Promise<void>;
  open(): Promise<void>;
};

/** Closes a gate: whoever comes there waits until it is opened, or its process is killed. */
export async function closeGate(databaseUrl: string, gate: Gate): Promise<ClosedGate> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('select pg_advisory_lock($1, $2)', [FAMILY, GATES[gate]]);
  const waiting = async (): Promise<number> => {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::integer as count from pg_locks where locktype = 'advisory' and classid = $1 and objid = $2 and not granted
         and database = (select oid from pg_database where datname = current_database())`,
      [FAMILY, GATES[gate]],
    );
    return rows[0]?.count ?? 0;
  };
  return {
    untilWaiting: async (count, hint) => {
      await until(`${count} at the gate ${gate}`, async () => (await waiting()) >= count, hint);
    },
    open: () => client.end(),
  };
}
