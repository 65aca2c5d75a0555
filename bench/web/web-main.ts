import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as after } from 'node:timers/promises';
import { rulesOfRow } from '../../activities/load-plan';
import type { Instant } from '../../domain/dates';
import { createDatabase } from '../../store/database';
import type { SigningKeys } from '../../store/link-token';
import { createWeb } from '../../web/create-web';
import { readDocumentApart } from '../../worker/reading/read-document-apart';
import { readSheet } from '../../worker/reading/read-sheet';
import { rehearseApart } from '../../worker/rehearsal/rehearse-apart';
import { sayFact } from '../../worker/say-fact';

export type WebOrder = { databaseUrl: string; keys: SigningKeys; at: Instant };
export type WebReady = { address: string };
/** How late the event loop was, in ms, since the last time it was asked; resident memory in MB. */
export type WebLag = { p50: number; p99: number; max: number; memory: number };

/** A status query takes a few milliseconds of waiting; the engine itself is not measured here. */
const ENGINE_MS = 4;

// The pages in a process of their own, as in a real installation but without loops beside them; the clock begins at `at`.
process.once('message', ({ databaseUrl, keys, at }: WebOrder) => {
  void (async () => {
    const db = createDatabase(databaseUrl);
    const shift = at - Date.now();
    const now = (): Instant => Date.now() + shift;
    const web = await createWeb({
      db,
      now,
      keys,
      askPlan: () => after(ENGINE_MS, null),
      rulesOf: (row) => rulesOfRow(db, row, now()),
      sayFact: (row, draft, words) => sayFact(db, row, draft, words),
      rehearse: rehearseApart,
      readDocument: readDocumentApart,
      readSheet,
      smsCost: null,
      engineAnswers: async () => true,
      publicUrl: 'http://127.0.0.1:8080',
      uploads: join(tmpdir(), `dondoc-bench-uploads-${process.pid}`),
    });
    const lag = monitorEventLoopDelay({ resolution: 1 });
    lag.enable();
    process.on('message', () => {
      const memory = process.memoryUsage().rss / 1e6;
      process.send?.({
        p50: lag.percentile(50) / 1e6,
        p99: lag.percentile(99) / 1e6,
        max: lag.max / 1e6,
        memory,
      } satisfies WebLag);
      lag.reset();
    });
    process.send?.({ address: await web.listen({ port: 0, host: '127.0.0.1' }) } satisfies WebReady);
  })();
});
process.on('disconnect', () => process.exit());
