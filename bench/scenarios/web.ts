import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '../../store/database';
import { migrate } from '../../store/migrate';
import { startEmbeddedPostgres } from '../../worker/embedded-postgres';
import { figure, quantile, type Figure } from '../figures';
import { pause } from '../wait';
import { ask, createAgent, type Asked } from '../web/ask';
import { pagesOf } from '../web/pages-of';
import { AT, saveWebWorld, type WebWorld } from '../web/web-world';
import type { WebLag, WebOrder, WebReady } from '../web/web-main';

const KEYS = { current: 'k1', secrets: { k1: 'a-secret-of-the-benchmark-that-is-long-enough' } };
const PER_SECOND = 50;
const SECONDS = 30;
/** Before it counts, each page is asked for a few times: a server that has just started is not the one people meet. */
const WARM_UP = 5;
/** Then so often with nothing else going on: what a page costs, also on a machine that is shared. */
const ALONE = 20;

/** People look at pages: 50 a second for 30 s over a mix, whether or not the ones before have been answered. */
export async function web(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-bench-web-'));
  const postgres = await startEmbeddedPostgres({ dataFolder: folder });
  const db = createDatabase(postgres.url, { max: 4 });
  try {
    await migrate(db);
    const world = await saveWebWorld(db, KEYS);
    return await measure(world, { databaseUrl: postgres.url, keys: KEYS, at: AT });
  } finally {
    await db.end();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(world: WebWorld, order: WebOrder): Promise<Figure[]> {
  const child = fork(join(__dirname, '..', 'web', 'web-main.js'));
  try {
    child.send(order);
    const [{ address }] = (await once(child, 'message')) as [WebReady];
    const pages = pagesOf(world, address);
    const agent = createAgent();
    const cold = pages[0] && (await ask(agent, pages[0](0), performance.now()));
    for (let round = 0; round < WARM_UP; round += 1)
      for (const choose of pages) await ask(agent, choose(round), performance.now());
    const alone: Asked[] = [];
    for (let round = 0; round < ALONE; round += 1)
      for (const choose of pages) alone.push(await ask(agent, choose(WARM_UP + round), performance.now()));
    child.send('lag');
    await once(child, 'message');
    const asked: Promise<Asked>[] = [];
    const started = performance.now();
    for (let index = 0; index < PER_SECOND * SECONDS; index += 1) {
      const from = started + (index * 1000) / PER_SECOND;
      await pause(from - performance.now());
      const choose = pages[index % pages.length];
      if (choose) asked.push(ask(agent, choose(index), from));
    }
    const answers = await Promise.all(asked);
    child.send('lag');
    const [lag] = (await once(child, 'message')) as [WebLag];
    agent.destroy();
    return [figure('today: first look after a start', cold?.firstMs ?? 0, 'ms'), ...figuresOf(answers, alone, lag)];
  } finally {
    child.disconnect();
  }
}

function figuresOf(answers: readonly Asked[], alone: readonly Asked[], lag: WebLag): Figure[] {
  const names = [...new Set(answers.map(({ name }) => name))];
  const all = (some: readonly Asked[]) => some.map(({ allMs }) => allMs);
  const first = answers.map(({ firstMs }) => firstMs);
  return [
    figure('requests a second', PER_SECOND, '1/s'),
    figure('not answered with 200', answers.filter(({ status }) => status !== 200).length, '', '0'),
    figure('first byte, median', quantile(first, 0.5), 'ms', 'under 50'),
    figure('first byte, p99', quantile(first, 0.99), 'ms'),
    figure('whole page, median', quantile(all(answers), 0.5), 'ms'),
    figure('whole page, p99', quantile(all(answers), 0.99), 'ms', 'under 300'),
    ...names.flatMap((name) => {
      const some = answers.filter((answer) => answer.name === name);
      const wrong = some.filter(({ status }) => status !== 200);
      const words = wrong.length > 0 ? ` (${wrong.length} × ${wrong[0]?.status})` : '';
      const quietly = alone.filter((answer) => answer.name === name);
      return [
        figure(`${name}: alone, median`, quantile(all(quietly), 0.5), 'ms'),
        figure(`${name}${words}: median`, quantile(all(some), 0.5), 'ms'),
        figure(`${name}${words}: p99`, quantile(all(some), 0.99), 'ms'),
        figure(
          `${name}${words}: size`,
          quantile(
            some.map(({ bytes }) => bytes),
            0.5,
          ) / 1000,
          'kB',
        ),
      ];
    }),
    figure('event loop late, median', lag.p50, 'ms'),
    figure('event loop late, p99', lag.p99, 'ms'),
    figure('event loop late, most', lag.max, 'ms'),
    figure('memory', lag.memory, 'MB'),
  ];
}
