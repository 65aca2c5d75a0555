import { accessSync, constants, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { Instant } from '../../domain/dates';
import type { WebDeps } from '../../web/web-deps';
import { aWeb, type TestWeb, type Visitor } from '../support/a-web';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
export const MANNERS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** The first Chromium on PATH; null: none. */
export const chromiumPath = findOnPath(NAMES);

/** `describe` where there is a browser; CI must have one; elsewhere the tests are skipped and the title says why. */
export function describeInBrowser(title: string, tests: () => void): void {
  if (chromiumPath !== null || process.env['CI']) describe(title, tests);
  else describe.skip(`${title} (skipped: no Chromium on PATH; apt-get install chromium)`, tests);
}

export type BrowserWorld = TestWeb & {
  browser: Browser;
  /** Where the server listens, without a slash at the end. */
  origin: string;
  /** A new page in a context of its own; with a visitor it is logged in. `width` in CSS pixels. */
  open: (visitor?: Visitor | null, options?: BrowserContextOptions & { width?: number }) => Promise<Page>;
};

/** The real web application on a listening port, and a Chromium that looks at it. */
export async function aBrowserWorld(now: Instant, given: Partial<WebDeps> = {}): Promise<BrowserWorld> {
  const world = await aWeb(now, given);
  await world.web.listen({ host: '127.0.0.1', port: 0 });
  const { port } = world.web.server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const browser = await chromium.launch({ executablePath: chromiumPath ?? 'chromium', args: MANNERS });
  return {
    ...world,
    browser,
    origin,
    open: async (visitor = null, { width = 1280, ...options } = {}) => {
      const context = await browser.newContext({ baseURL: origin, viewport: { width, height: 800 }, ...options });
      if (visitor) await context.addCookies(cookiesOf(visitor, origin));
      return context.newPage();
    },
    close: async () => {
      await browser.close();
      await world.close();
    },
  };
}

/** What axe finds against WCAG 2.2 A and AA and its best practices, one line a finding. The page must bypass the CSP. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<{ violations: Violation[] }>(`axe.run({ resultTypes: ['violations'] })`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}

type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] };

/** By how many pixels the page is wider than its window: 0 is best. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

function cookiesOf({ headers }: Visitor, url: string): { name: string; value: string; url: string }[] {
  const [name = '', value = ''] = (headers['cookie'] ?? '').split('=');
  return name ? [{ name, value, url }] : [];
}

function findOnPath(names: readonly string[]): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
