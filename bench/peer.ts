import { quietLogger } from './quiet-logger';
import { runMigrations } from 'graphile-worker';
import { figure, type Figure } from './figures';
import { inChild } from './in-child';
import type { Stage } from './stage';

export type PeerOrder = { databaseUrl: string; smtpUrl: string };
export type PeerJob = { plan: string; task: string };

/** The same texts to the same people by graphile-worker, a job for each message; ended before the program starts. */
export async function runPeer({ db, databaseUrl, sink, costs }: Stage): Promise<Figure[]> {
  await runMigrations({ connectionString: databaseUrl, logger: quietLogger });
  const { rowCount } = await db.query(
    `select graphile_worker.add_job('send', json_build_object('plan', plan, 'task', task ->> 'no'))
     from plan_version, jsonb_array_elements(body -> 'tasks') as task`,
  );
  const count = rowCount ?? 0;
  const before = sink.received.length;
  const servers = costs();
  const all = (): Promise<void> => sink.until(before + count, () => 'graphile-worker');
  const { seconds, cpu } = await inChild('peer-main.js', { databaseUrl, smtpUrl: sink.url } satisfies PeerOrder, all);
  const database = costs().postgres.cpu - servers.postgres.cpu;
  await db.query('drop schema graphile_worker cascade');
  const per = (value: number): number => (value / count) * 1000;
  return [
    figure('graphile-worker: messages a second', count / seconds, '1/s'),
    figure('graphile-worker: CPU, all', per(cpu + database), 's / 1,000'),
    figure('graphile-worker: CPU, its process', per(cpu), 's / 1,000'),
    figure('graphile-worker: CPU, PostgreSQL', per(database), 's / 1,000'),
  ];
}
