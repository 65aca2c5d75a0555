import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { freePort } from '../../../worker/free-port';
import { findTemporalExecutable, startTemporalServer } from '../../../worker/temporal-server';
import { startDondoc, type DondocProcess } from '../../faults/dondoc-process';
import { freshDatabase } from '../../support/postgres';
import { startSmtpSink, type SmtpSink } from '../../support/smtp-sink';
import { chromiumPath, MANNERS } from '../support';
import { saveCommune, type Commune } from './a-commune';

export type RunningSystem = {
  commune: Commune;
  sink: SmtpSink;
  system: DondocProcess;
  /** A new page in a context of its own, as of another person at another machine. */
  open: (options?: BrowserContextOptions) => Promise<Page>;
  close: () => Promise<void>;
};

/** The built program as `dondoc start` runs it, on a database with a commune before its year, a Temporal, a mail server, a Chromium. */
export async function aRunningSystem(): Promise<RunningSystem> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-story-'));
  const undo: (() => Promise<unknown> | void)[] = [() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })];
  const close = async (): Promise<void> => {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  };
  try {
    const database = await freshDatabase();
    undo.push(database.drop);
    const commune = await saveCommune(database.db);
    const sink = await startSmtpSink();
    undo.push(sink.close);
    const executable = await findTemporalExecutable();
    const temporal = await startTemporalServer({ executable, dbFile: join(folder, 'temporal.sqlite'), inMemory: true });
    undo.push(() => temporal.stop());
    const system = startDondoc({
      // Links in mails name the port.
      PORT: String(await freePort(18_100 + 500 * Number(process.env['JEST_WORKER_ID'] ?? 1))),
      DONDOC_DATA: join(folder, 'data'),
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: temporal.address,
      SMTP_URL: sink.url,
    });
    undo.push(() => system.kill());
    const browser = await chromium.launch({ executablePath: chromiumPath ?? 'chromium', args: [...MANNERS] });
    undo.push(() => browser.close());
    const baseURL = await system.address();
    return { commune, sink, system, open: (options = {}) => openPage(browser, { baseURL, ...options }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(8_000);
  return context.newPage();
}
