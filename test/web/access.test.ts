import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sampleAuthority, samplePlan } from '../../config/sample-plan';
import { saveAuthority } from '../../store/authorities';
import { savePlan } from '../../store/save-plan';
import { startPlan } from '../../store/set-plan-state';
import type { Role } from '../../store/sessions';
import { aWeb, type TestWeb, type Visitor } from '../support/a-web';
import { addressOf, aWebOfRoutes, PAST, request, type Route } from './all-routes';

const NOW = Date.parse('2027-05-28T09:00:00+07:00');
/** Stands in every word about the other authority, and nowhere else. */
const MARK = 'Đồng Vắng 7413';

// What a role may, written a second time on purpose: a right that is given by mistake fails here.
const MAY: Readonly<Record<Role, readonly string[]>> = {
  administrator: ['overview', 'follow', 'manage', 'administer'],
  coordinator: ['overview', 'follow', 'decide', 'manage'],
  officer: ['answer'],
  viewer: ['overview'],
};
const ROLES = Object.keys(MAY) as Role[];

// Whoever adds a route that needs no login adds it here, and says why that is right.
const PUBLIC = [
  '/health', // tells nothing
  '/ready', // tells whether it runs
  '/metrics', // from this machine only
  '/callbacks/sms/:gateway', // believed only after the gateway was asked
  '/login',
  '/login/second-factor', // by the secret of the step before
  '/login/mail',
  '/login/mail/:token', // one-time
  '/login/sso', // to the single sign-on and back
  '/login/sso/back',
  '/logged-out',
  '/setup/:token', // one-time, until somebody has an account
  '/invitation/:token', // one-time
  '/l/:token', // signed link of a message
  '/l/:token/:thing', // the same
  '/l/:token/:thing/withdraw', // the same
  '/l/:token/evidence/:file', // the same
  '/m', // code of a message
  '/feeds/:file', // signed address of a calendar
  '/api/v1', // what the API can, for people
  '/api/v1/openapi.json', // the same, for programs
  ...readdirSync(join(__dirname, '../../web/static')).map((name) => `/${name}`),
];

let world: TestWeb;
let asked: FastifyInstance;
let routes: Route[];
let visitors: { role: Role; where: 'own' | 'foreign' | 'all'; visitor: Visitor }[];

beforeAll(async () => {
  world = await aWeb(NOW);
  ({ web: asked, routes } = await aWebOfRoutes(world.deps, { stops: true }));
  await anotherAuthority();
  visitors = [];
  for (const role of ROLES)
    for (const [where, authority] of [
      ['own', 'tan-hoa'],
      ['foreign', 'khac'],
      ['all', '*'],
    ] as const)
      visitors.push({ role, where, visitor: await world.as(role, { authority, unit: role === 'officer' ? 'van-hoa' : '' }) });
}, 120_000);
afterAll(async () => {
  await asked?.close();
  await world?.close();
});

async function anotherAuthority(): Promise<void> {
  const { db } = world.deps;
  const own = sampleAuthority();
  const units = own.units.map((unit) => ({ ...unit, name: `${unit.name} ${MARK}`, shortName: MARK }));
  const officers = own.officers.map((officer) => ({ ...officer, name: `${officer.name} ${MARK}` }));
  await saveAuthority(db, { ...own, id: 'khac', name: `UBND xã ${MARK}`, units, officers });
  const plan = samplePlan(2027);
  const { rows } = await db.query<{ version: string }>('select calendar_version as version from plan limit 1');
  const id = plan.id.replace('tan-hoa', 'khac');
  const tasks = plan.tasks.map((task) => ({ ...task, title: `${task.title} ${MARK}` }));
  const draft = { ...plan, id, authority: 'khac', title: `Kế hoạch ${MARK}`, tasks };
  await savePlan(db, draft, { calendarVersion: rows[0]?.version ?? '' });
  await startPlan(db, id, NOW);
}

const isOpen = ({ access }: Route) => access === 'anybody' || access === 'key';
const rights = () => routes.filter(({ access }) => !['anybody', 'key', 'logged-in'].includes(access));
const unsafe = () => routes.filter(({ method, isProgram, access }) => isUnsafe(method) && !isProgram && access !== 'key');
const isUnsafe = (method: string) => !['GET', 'HEAD', 'OPTIONS'].includes(method);
// What a parameter names is not there, and the route looked before the body was read.
const isOwnRefusal = ({ checks }: Route, statusCode: number) => checks && statusCode === 404;
const named = ({ method, url }: Route) => `${method} ${url}`;

it('knows every route that needs no login by name', () => {
  const open = routes.filter(({ access }) => access === 'anybody').map(({ url }) => url);
  expect([...new Set(open)].filter((url) => !PUBLIC.includes(url))).toEqual([]);
  expect(routes.length).toBeGreaterThan(40);
});

it('lets each role past exactly where the table says, at its own authority and nowhere else', async () => {
  const wrong: string[] = [];
  for (const route of rights())
    for (const { role, where, visitor } of visitors)
      for (const authority of ['tan-hoa', 'khac']) {
        const may = MAY[role].includes(route.access) && (where === 'all' || (where === 'own') === (authority === 'tan-hoa'));
        const { statusCode } = await asked.inject(request(route, addressOf(route, { authority }), visitor));
        if (statusCode !== (may ? PAST : 404) && !(may && isOwnRefusal(route, statusCode)))
          wrong.push(`${role} (${where}) ${named(route)} at ${authority}: ${statusCode}`);
      }
  expect(wrong).toEqual([]);
}, 240_000);

it('sends whoever is not logged in to the log-in page, and refuses what they send', async () => {
  const wrong: string[] = [];
  for (const route of routes.filter((one) => !isOpen(one))) {
    const { statusCode, headers } = await asked.inject(request(route, addressOf(route, { authority: 'tan-hoa' }), world.anybody));
    const isRight = isUnsafe(route.method) ? statusCode === 401 : statusCode === 303 && /^\/login/.test(String(headers.location));
    if (!isRight) wrong.push(`${named(route)}: ${statusCode}`);
  }
  expect(wrong).toEqual([]);
});

it('takes no session for a key where a key is asked', async () => {
  const wrong: string[] = [];
  for (const route of routes.filter(({ access }) => access === 'key'))
    for (const visitor of [world.anybody, visitors[0]?.visitor ?? world.anybody]) {
      const { statusCode } = await asked.inject(request(route, addressOf(route, { authority: 'tan-hoa' }), visitor));
      if (![401, 404, 415].includes(statusCode)) wrong.push(`${named(route)}: ${statusCode}`);
    }
  expect(wrong).toEqual([]);
});

const FOREIGN: [string, (own: Visitor) => Record<string, string | undefined>][] = [
  ['from another site', () => ({ 'sec-fetch-site': 'cross-site' })],
  ['from a neighbouring site', () => ({ 'sec-fetch-site': 'same-site' })],
  ['typed into the address bar', () => ({ 'sec-fetch-site': 'none' })],
  ['without a word from where', () => ({ 'sec-fetch-site': undefined, origin: undefined })],
  ['from another origin, by an old browser', () => ({ 'sec-fetch-site': undefined, origin: 'https://evil.example' })],
  ['from an origin that is kept secret', () => ({ 'sec-fetch-site': undefined, origin: 'null' })],
];

it.each(FOREIGN)('takes nothing that was sent %s', async (_how, change) => {
  const wrong: string[] = [];
  for (const route of unsafe()) {
    const sender = senderOf(route);
    const changed = Object.entries({ ...sender.headers, ...change(sender) }).filter(([, value]) => value !== undefined);
    const headers = Object.fromEntries(changed) as Record<string, string>;
    const { statusCode } = await asked.inject(request(route, addressOf(route, { authority: 'tan-hoa' }), { ...sender, headers }));
    if (statusCode !== 403) wrong.push(`${named(route)}: ${statusCode}`);
  }
  expect(wrong).toEqual([]);
});

it('takes no form without the token of its own session', async () => {
  const wrong: string[] = [];
  for (const route of unsafe()) {
    const sender = senderOf(route);
    if (sender === world.anybody) continue;
    const other = visitors.find(({ visitor }) => visitor !== sender)?.visitor.formToken ?? '';
    for (const formToken of ['', other, `${sender.formToken}x`]) {
      const { statusCode } = await asked.inject(
        request(route, addressOf(route, { authority: 'tan-hoa' }), { ...sender, formToken }),
      );
      if (statusCode !== 403 && !isOwnRefusal(route, statusCode)) wrong.push(`${named(route)} "${formToken}": ${statusCode}`);
    }
  }
  expect(wrong).toEqual([]);
});

it.each(['text/plain', 'application/json', 'application/xml', ''])('takes no content of type "%s" in a form', async (type) => {
  const wrong: string[] = [];
  for (const route of unsafe()) {
    const sender = senderOf(route);
    const payload = JSON.stringify({ _form: sender.formToken });
    const url = addressOf(route, { authority: 'tan-hoa' });
    const headers = { ...sender.headers, 'content-type': type };
    const { statusCode } = await asked.inject({ method: route.method as 'POST', url, headers, payload });
    if (![400, 403, 415].includes(statusCode) && !isOwnRefusal(route, statusCode)) wrong.push(`${named(route)}: ${statusCode}`);
  }
  expect(wrong).toEqual([]);
});

it('does not let a header or field turn looking into acting', async () => {
  const wrong: string[] = [];
  for (const route of routes.filter(({ method, access }) => method === 'GET' && access !== 'key')) {
    const sender = senderOf(route);
    const override = { 'x-http-method-override': 'POST', 'x-http-method': 'DELETE', 'x-method-override': 'PUT' };
    const url = `${addressOf(route, { authority: 'tan-hoa' })}?_method=POST`;
    const { headers } = await asked.inject({ method: 'GET', url, headers: { ...sender.headers, ...override } });
    if (headers['x-method'] !== undefined && headers['x-method'] !== 'GET') wrong.push(named(route));
  }
  expect(wrong).toEqual([]);
});

describe('with the ids of another authority', () => {
  let foreign: Record<string, string>;
  beforeAll(async () => {
    const { db } = world.deps;
    const plan = (await db.query<{ id: string }>(`select id from plan where authority = 'khac'`)).rows[0]?.id ?? '';
    const [, slug = '', year = ''] = plan.split('/');
    const { rows } = await db.query<{ id: number }>(
      `insert into message (authority, person, unit, channel, address, state, message_id, subject, text, html, created_at)
       values ('khac', 'x', 'x', 'email', 'a@b.example', 'accepted', 'm-khac', $1, $1, '', now()) returning id`,
      [MARK],
    );
    const account = visitors.find(({ role, where }) => role === 'viewer' && where === 'foreign')?.visitor as { account?: string };
    foreign = {
      authority: 'tan-hoa',
      slug,
      year,
      id: String(rows[0]?.id),
      message: String(rows[0]?.id),
      account: account.account ?? '',
    };
  });

  it('shows nothing of it', async () => {
    const wrong: string[] = [];
    for (const route of rights().filter(({ method }) => method === 'GET'))
      for (const { role, where, visitor } of visitors)
        if (where === 'own') {
          const url = addressOf(route, foreign);
          const { body } = await world.web.inject(request(route, url, visitor));
          if (body.includes(MARK)) wrong.push(`${role} GET ${url}`);
        }
    expect(wrong).toEqual([]);
  }, 240_000);

  it('changes nothing of it', async () => {
    const before = await foreignState();
    for (const route of rights().filter(({ method }) => isUnsafe(method)))
      for (const { where, visitor } of visitors)
        if (where === 'own')
          await world.web.inject(request(route, addressOf(route, foreign), visitor, { role: 'viewer', act: 'disable' }));
    expect(await foreignState()).toEqual(before);
  }, 240_000);
});

async function foreignState(): Promise<unknown> {
  const { rows } = await world.deps.db.query(
    `select (select jsonb_agg(to_jsonb(p) order by p.id) from plan p where authority = 'khac') as plans,
       (select jsonb_agg(to_jsonb(a) order by version) from authority a where id = 'khac') as registers,
       (select jsonb_agg(to_jsonb(m) order by id) from message m where authority = 'khac') as messages,
       (select count(*) from fact where plan like 'khac/%') as facts,
       (select jsonb_agg(to_jsonb(r) order by account, role) from account_role r where authority = 'khac') as roles,
       (select count(*) from account where disabled_at is not null) as disabled`,
  );
  return rows[0];
}

// Somebody who would get past, if the request were sent as it should be.
function senderOf({ access }: Route): Visitor {
  if (access === 'anybody') return world.anybody;
  const able = visitors.find(({ role, where }) => where === 'own' && (access === 'logged-in' || MAY[role].includes(access)));
  return able?.visitor ?? world.anybody;
}
