import { findBrokenAudit } from '../../../store/audit';
import { aWeb, type TestWeb } from '../../support/a-web';
import { aReminder, formOn } from './a-mail';

const NOW = Date.parse('2026-05-28T09:14:00+07:00');
const DONE = { choice: 'completed', 'completed-doneOn': '2026-05-27', sure: '1' };
let world: TestWeb;

beforeAll(async () => {
  world = await aWeb(Date.parse('2026-04-01T08:00:00+07:00'));
  world.clock.now = NOW;
});
afterAll(() => world?.close());

it('makes one fact and one audit row of the same completion sent 20 times by link and 20 times logged in, all at once', async () => {
  const { url } = await aReminder(world);
  const officer = await world.as('officer', { unit: 'trung-tam-vhtt' });
  const list = (await officer.get('/a/tan-hoa/my')).body;
  const thing = /href="([^"]+)"[^>]*>\s*<span class="meta">[^<]*05 · kỳ tháng 5/.exec(list)?.[1] ?? '';
  const pages = await Promise.all([
    ...Array.from({ length: 20 }, async () => ({ visitor: world.anybody, body: (await world.anybody.get(url)).body })),
    ...Array.from({ length: 20 }, async () => ({ visitor: officer, body: (await officer.get(thing)).body })),
  ]);
  world.clock.now += 5_000;
  const answers = await Promise.all(
    pages.map(({ visitor, body }) => {
      const { action, fields } = formOn(body);
      return visitor.post(action, { ...fields, ...DONE });
    }),
  );
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([303]));
  expect(new Set(answers.map(({ headers }) => String(headers.location).split('?')[1]))).toEqual(new Set(['done=1']));
  const { db } = world.database;
  expect((await db.query('select from fact')).rowCount).toBe(1);
  expect((await db.query(`select from audit where action = 'fact'`)).rowCount).toBe(1);
  expect(await findBrokenAudit(db)).toBeNull();
  for (const page of [url, thing])
    expect((await (page === url ? world.anybody : officer).get(page)).body).toContain('27/05/2026');
});
