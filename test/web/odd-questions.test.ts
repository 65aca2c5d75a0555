import { sampleAddress } from '../browser/sample-addresses';
import { aWeb, type TestWeb, type Visitor } from '../support/a-web';
import { aWebOfRoutes } from './all-routes';

const NOW = Date.parse('2026-11-20T09:00:00+07:00');

const QUERIES = [
  'page=-1&q=%00&state=__proto__',
  'page=99999999999&done=constructor&unit=..%2F..%2Fetc',
  'page=1.5&page=2&unit[]=x&plan[a]=b&year=x',
  `q=${'%E1%BB%9D'.repeat(2000)}`,
  'from=9999-99-99&to=0&period=2026-Q9&year=99999&unit=%F0%9F%92%A9',
];

const VALUES = [
  '',
  ' ',
  '-1',
  '1e309',
  '9999-99-99',
  '__proto__',
  "'; drop table plan; --",
  '<script>alert(1)</script>{{x}}',
  'a\0b\u202ec\r\nBcc: x@y.example',
  'ờ'.repeat(5000),
];

let world: TestWeb;
let visitor: Visitor;
let pages: string[];

beforeAll(async () => {
  world = await aWeb(NOW);
  visitor = await anybodyElse();
  const { web, routes } = await aWebOfRoutes(world.deps, { stops: false });
  await web.close();
  const addresses: string[] = [];
  for (const { url } of routes.filter(({ method }) => method === 'GET')) addresses.push((await sampleAddress(world, url)) ?? '');
  pages = [...new Set(addresses)].filter((url) => url !== '' && !url.includes('*'));
}, 60_000);
afterAll(() => world.close());

/** Somebody new who may do everything: an act of the one before may have ended its session. */
async function anybodyElse(): Promise<Visitor> {
  const somebody = await world.as('administrator');
  await world.database.db.query(
    `insert into account_role (account, authority, role, unit)
     values ($1, 'tan-hoa', 'coordinator', ''), ($1, 'tan-hoa', 'officer', 'trung-tam-vhtt')`,
    [somebody.account],
  );
  return somebody;
}

it('answers odd questions on every page without a fault of its own', async () => {
  expect(pages.length).toBeGreaterThan(60);
  const failed: string[] = [];
  for (const page of pages)
    for (const query of ['', ...QUERIES]) {
      const url = query === '' ? page : `${page}${page.includes('?') ? '&' : '?'}${query}`;
      const { statusCode, body, headers } = await visitor.get(url);
      if (statusCode >= 500) failed.push(`${statusCode} ${url.slice(0, 200)}`);
      if (/html/.test(String(headers['content-type']))) failed.push(...slips(body).map((slip) => `${slip} ${url.slice(0, 200)}`));
    }
  expect(failed).toEqual([]);
}, 300_000);

it('answers odd forms on every page without a fault of its own', async () => {
  const failed: string[] = [];
  const seen = new Set<string>();
  for (const page of pages) {
    const { body, statusCode } = await visitor.get(page);
    if (statusCode !== 200) continue;
    for (const { action, names, kept } of formsOf(body, page)) {
      const form = `${action.replace(/#.*/, '')} ${names.join()}`;
      if (seen.has(form) || action === '/logout') continue;
      seen.add(form);
      const sender = await anybodyElse();
      for (const value of VALUES) {
        const fields = { ...Object.fromEntries(names.map((name) => [name, value])), ...kept };
        const answer = await sender.post(action, fields);
        if (answer.statusCode >= 500) failed.push(`${answer.statusCode} ${action} ${value.slice(0, 30)}`);
        failed.push(...slips(answer.body).map((slip) => `${slip} ${action} ${value.slice(0, 30)}`));
      }
    }
  }
  expect(seen.size).toBeGreaterThan(35);
  expect(failed).toEqual([]);
}, 300_000);

/** What no page should ever say. */
function slips(body: string): string[] {
  const text = body.replace(/<[^>]*>/g, ' ');
  return ['undefined', '[object Object]', 'NaN', 'Invalid Date'].filter((slip) => text.includes(slip));
}

type Form = { action: string; names: string[]; kept: Record<string, string> };

/** The forms of a page that act, with the names of their fields; ids are kept as they came, or nothing would get past them. */
function formsOf(body: string, page: string): Form[] {
  return [...body.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(([, attributes = '']) => /method="post"/i.test(attributes))
    .map(([, attributes = '', inside = '']) => {
      const fields = [...inside.matchAll(/<(?:input|select|textarea|button)\b([^>]*)>/g)].map(([, field = '']) => field);
      const named = fields.flatMap((field) => {
        const name = attribute(field, 'name');
        return name ? [{ name, value: attribute(field, 'value') ?? '' }] : [];
      });
      return {
        action: attribute(attributes, 'action') ?? page,
        names: named.map(({ name }) => name).filter((name) => !name.startsWith('_')),
        kept: Object.fromEntries(
          named.filter(({ name }) => name.startsWith('_') && name !== '_form').map(({ name, value }) => [name, value]),
        ),
      };
    });
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
}
