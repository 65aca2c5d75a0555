import type { Role } from '../../store/sessions';
import type { Access } from '../../web/shell/rights';
import type { Visitor } from '../support/a-web';
import { routesOf } from '../support/routes-of';
import { sampleAddress } from './sample-addresses';
import { aBrowserWorld, axe, describeInBrowser, overflowOf, type BrowserWorld } from './support';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const LARGEST = 100_000;
const TIME = 600_000;

/** Who looks at a page that asks for a right. */
const WHO: Partial<Record<Access, Role>> = {
  'logged-in': 'coordinator',
  overview: 'viewer',
  follow: 'coordinator',
  decide: 'coordinator',
  manage: 'coordinator',
  answer: 'officer',
  administer: 'administrator',
};

describeInBrowser('pages in Chromium', () => {
  let world: BrowserWorld;
  let addresses: { url: string; access: Access }[];
  let unknown: string[];
  const visitors = new Map<Access, Visitor>();

  beforeAll(async () => {
    const { result, routes } = await routesOf(() => aBrowserWorld(NOW));
    world = result;
    const shown = routes.filter(
      ({ method, url, config }) => method === 'GET' && config?.access !== 'key' && !/\.(css|js|svg)$/.test(url),
    );
    addresses = [];
    unknown = [];
    for (const { url: route, config } of shown) {
      const [url, access] = [await sampleAddress(world, route), config?.access ?? 'anybody'];
      if (url === undefined) unknown.push(route);
      else if (url !== null) addresses.push({ url, access });
    }
    for (const [access, role] of Object.entries(WHO))
      visitors.set(access as Access, await world.as(role, role === 'officer' ? { unit: 'trung-tam-vhtt' } : {}));
  });

  afterAll(() => world?.close());

  // The pages among what the routes answer: not what is downloaded, nor what leads elsewhere.
  async function pages(): Promise<{ url: string; visitor: Visitor | null; bytes: number; statusCode: number }[]> {
    const found = [];
    for (const { url, access } of addresses) {
      const visitor = visitors.get(access) ?? null;
      const { statusCode, headers, body } = await (visitor ?? world.anybody).get(url);
      const isPage = String(headers['content-type']).startsWith('text/html') && statusCode < 500 && statusCode !== 303;
      if (isPage) found.push({ url, visitor, bytes: Buffer.byteLength(body), statusCode });
    }
    return found;
  }

  async function findings(): Promise<string[]> {
    const found: string[] = [];
    for (const { url, visitor } of await pages()) {
      const page = await world.open(visitor, { bypassCSP: true, width: 360 });
      await page.goto(url);
      const overflow = await overflowOf(page);
      const narrow = await axe(page);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await axe(page);
      found.push(
        ...(overflow > 0 ? [`${url}: scrolls sideways by ${overflow} pixels at 360`] : []),
        ...narrow.map((line) => `${url} at 360 pixels: ${line}`),
        ...dark.map((line) => `${url} in the dark: ${line}`),
      );
      await page.context().close();
    }
    return found;
  }

  it('knows an address to look at for every route', () => {
    expect(unknown).toEqual([]);
  });

  it('finds each of these pages, none over 100 KB with its style sheet and script', async () => {
    const shared = (await Promise.all(['/style.css', '/app.js'].map((url) => world.anybody.get(url)))).map(({ body }) => body);
    const all = await pages();
    expect(all.length).toBeGreaterThan(3);
    for (const { url, bytes, statusCode } of all) {
      const isLarge = bytes + Buffer.byteLength(shared.join('')) > LARGEST;
      expect({ url, statusCode, isLarge }).toEqual({ url, statusCode: 200, isLarge: false });
    }
  });

  it(
    'axe finds nothing on any of them, neither at 360 pixels nor wide and in the dark, and none scrolls sideways',
    async () => expect(await findings()).toEqual([]),
    TIME,
  );
});
