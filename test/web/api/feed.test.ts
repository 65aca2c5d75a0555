import { randomUUID } from 'node:crypto';
import { findPlan } from '../../../store/find-plan';
import { createFeed } from '../../../store/feeds';
import { linkToken } from '../../../store/link-token';
import { savePlan } from '../../../store/save-plan';
import { calendarFeed } from '../../../reports/calendar-feed';
import { aWeb, type TestWeb } from '../../support/a-web';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
let world: TestWeb;
let id: string;
let path: string;

beforeAll(async () => {
  world = await aWeb(NOW);
  const about = { authority: 'tan-hoa', unit: 'trung-tam-vhtt', plan: null, createdBy: null, createdAt: NOW };
  id = await createFeed(world.database.db, world.deps.keys, about);
  path = addressOf(id);
});
afterAll(() => world?.close());

const addressOf = (feed: string, purpose = 'feed') =>
  `/feeds/${linkToken(world.deps.keys, { kid: world.deps.keys.current, id: feed, purpose })}.ics`;

type Event = Record<string, string>;

/** The events of a calendar, by UID: lines unfolded, names without parameters. */
async function events(at = path): Promise<Map<string, Event>> {
  const { body } = await world.anybody.get(at);
  return read(body);
}

function read(text: string): Map<string, Event> {
  const unfolded = text.replaceAll('\r\n ', '');
  const all = [...unfolded.matchAll(/BEGIN:VEVENT\r\n(.*?)END:VEVENT/gs)].map(([, lines = '']) =>
    Object.fromEntries(
      lines
        .trim()
        .split('\r\n')
        .map((line) => [/^[A-Z-]+/.exec(line)?.[0] ?? '', line.slice(line.indexOf(':') + 1)]),
    ),
  );
  return new Map(all.map((event) => [event['UID'] ?? '', event]));
}

const say = async (kind: 'completed' | 'nothing-arose' | 'extension-granted', key: string, more = {}) => {
  const row = (await findPlan(world.database.db, world.planId))!;
  const actor = kind === 'extension-granted' ? ('coordinator' as const) : ('lead' as const);
  const about = { task: '5', key, unit: 'trung-tam-vhtt', at: world.clock.now };
  expect((await world.deps.sayFact(row, { id: randomUUID(), kind, actor, ...about, ...more })).problem).toBeNull();
};

const of = (all: Map<string, Event>, words: string) => [...all.values()].filter(({ SUMMARY }) => SUMMARY?.includes(words));

it('shows the due days of a unit, each once, all day long, with a link that holds no secret', async () => {
  const { headers, body } = await world.anybody.get(path);
  expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
  expect(body.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
  expect(body.endsWith('END:VCALENDAR') || body.endsWith('END:VCALENDAR\r\n')).toBe(true);
  const all = read(body);
  const monthly = of(all, 'NV05');
  expect(monthly).toHaveLength(12);
  const [may] = of(all, 'NV05').filter(({ SUMMARY }) => SUMMARY?.includes('tháng 5/2026'));
  expect(may).toMatchObject({ DTSTART: '20260601', STATUS: 'CONFIRMED', SEQUENCE: '0' });
  expect(may?.['URL']).toBe('http://127.0.0.1:8080/a/tan-hoa/plans/tuyen-truyen-cchc/2026/tasks/5/occurrences/2026-05');
  expect(body).toContain('Trung tâm Văn hóa');
  for (const line of body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

it('keeps the UID and raises the number when something is said; done, not arising and a new day are seen', async () => {
  const before = await events();
  world.clock.now = NOW + 60_000;
  await say('completed', '2026-05', { doneOn: '2026-05-20' });
  await say('nothing-arose', '2026-06');
  await say('extension-granted', '2026-12', { newDueOn: '2027-01-15' });
  const after = await events();
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  const changed = [...after]
    .filter(([uid, event]) => JSON.stringify(before.get(uid)) !== JSON.stringify(event))
    .map(([, event]) => event);
  expect(changed).toHaveLength(3);
  expect(changed.every((event) => Number(event['SEQUENCE']) > 0 && event['LAST-MODIFIED'] === '20261123T020100Z')).toBe(true);
  expect(of(after, 'Đã hoàn thành: NV05')).toMatchObject([{ STATUS: 'CONFIRMED' }]);
  expect(of(after, 'Không phát sinh: NV05')).toMatchObject([{ STATUS: 'CANCELLED' }]);
  expect(of(after, 'tháng 12/2026')).toMatchObject([{ DTSTART: '20270115' }]);
});

it('shows all units of a plan, each with its name', async () => {
  const about = { authority: 'tan-hoa', unit: null, plan: world.planId, createdBy: null, createdAt: NOW };
  const plan = addressOf(await createFeed(world.database.db, world.deps.keys, about));
  const all = await events(plan);
  expect(all.size).toBeGreaterThan((await events()).size);
  expect(of(all, 'NV05')[0]?.['SUMMARY']).toContain('– Trung tâm Văn hóa');
});

it('says that nothing has changed', async () => {
  const first = await world.anybody.get(path);
  const again = await world.anybody.get(path, { headers: { 'if-none-match': String(first.headers['etag']) } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

it('has nothing at any other address: another byte, another purpose, no ending', async () => {
  const missing = (await world.anybody.get('/feeds/nothing.ics')).body;
  const token = path.slice('/feeds/'.length, -'.ics'.length);
  const wrong = [
    ...Array.from(token, (char, at) => `/feeds/${token.slice(0, at)}${char === 'x' ? 'y' : 'x'}${token.slice(at + 1)}.ics`),
    addressOf(id, 'answer'),
    addressOf('AAAAAAAAAAAAAAAAAAAAAA'),
    `/feeds/${token}`,
    '/feeds/.ics',
    `/feeds/${'x'.repeat(250)}.ics`,
    '/feeds/%00.ics',
  ];
  for (const url of wrong) {
    const { statusCode, body } = await world.anybody.get(url);
    expect([url, statusCode, body === missing]).toEqual([url, 404, true]);
  }
});

it('lets no text begin a line, a property or another calendar', async () => {
  const evil =
    'a\r\nATTENDEE:mailto:a@b.example\rX-1:1\nEND:VEVENT; , \\ \u2028X-2:1\u202e<script>\u000bX-3:1 😀 ' + 'ế'.repeat(5_000);
  const { plan, calendarVersion } = (await findPlan(world.database.db, world.planId))!;
  const tasks = plan.tasks.map((task) => (task.no === '5' ? { ...task, title: evil, shortTitle: evil } : task));
  await savePlan(world.database.db, { ...plan, title: evil, tasks }, { calendarVersion });
  const { body } = await world.anybody.get(path);
  const names = new Set(
    body
      .replaceAll('\r\n ', '')
      .split('\r\n')
      .map((line) => /^[A-Z-]*/.exec(line)?.[0]),
  );
  for (const name of ['ATTENDEE', 'X-', '']) expect([name, names.has(name) && name !== '']).toEqual([name, false]);
  expect(body).not.toMatch(/[^\r]\n|\r[^\n]|[\0\u2028\u202e\u000b]/);
  expect(read(body).size).toBe((await events()).size);
});

it('writes the same calendar in every zone, and escapes its name', () => {
  const event = {
    uid: 'u',
    on: '2027-05-31',
    summary: 's',
    description: 'a\nb',
    url: 'https://a.example',
    sequence: 1,
    changedAt: 0,
    isCancelled: false,
  };
  const text = calendarFeed('Lịch; a,b\\\r\nX:1\0', [event]);
  expect(text).toContain('X-WR-CALNAME:Lịch\\; a\\,b\\\\ X:1');
  expect(text).toContain('DTSTART;VALUE=DATE:20270531');
  expect(text).toContain('DESCRIPTION:a\\nb');
});
