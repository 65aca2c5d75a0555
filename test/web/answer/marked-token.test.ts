import { aWeb, type TestWeb } from '../../support/a-web';
import { aReminder, formOn, undoOn } from './a-mail';

const NOW = Date.parse('2026-05-28T09:14:00+07:00');
let world: TestWeb;
let logged: string[];

beforeAll(async () => {
  world = await aWeb(Date.parse('2026-04-01T08:00:00+07:00'));
  world.clock.now = NOW;
  logged = [];
  for (const way of ['log', 'error', 'warn', 'info'] as const)
    jest.spyOn(console, way).mockImplementation((...words: unknown[]) => void logged.push(words.join(' ')));
});
afterAll(async () => {
  jest.restoreAllMocks();
  await world?.close();
});

it('leaves no trace of a token: not in logs, facts, audit or messages, in error pages, nor in an address of elsewhere', async () => {
  const { url, token, code, linkId } = await aReminder(world);
  const { anybody } = world;
  const answers = [await anybody.get(url), await anybody.post('/m', { code })];
  const { action, fields } = formOn(answers[0]!.body);
  world.clock.now += 5_000;
  answers.push(await anybody.post(action, fields));
  const links = 'https://elsewhere.example/x';
  const sent = { ...fields, choice: 'completed', 'completed-doneOn': '2026-05-27', 'completed-links': links, sure: '1' };
  answers.push(await anybody.post(action, sent));
  const done = await anybody.get(String(answers.at(-1)!.headers.location));
  const undo = undoOn(done.body)!;
  world.clock.now += 5_000;
  answers.push(done, await anybody.post(undo.action, { ...undo.fields, sure: '1' }));

  // Ways on within our pages alone carry it, and never one that leaves them.
  for (const { headers, body } of answers) {
    expect(String(headers.location ?? '/')).toMatch(/^\//);
    expect(headers['referrer-policy']).toBe('same-origin');
    for (const [, to = ''] of body.matchAll(/href="(https?:[^"]*)"/g)) expect(to).not.toContain(token);
    expect(body).not.toMatch(/<img|<iframe|src="http/);
  }
  expect(done.body).toContain(`<a href="${links}" rel="noreferrer`);

  const wrong = [await anybody.get(`${url}x`), await anybody.get(`${url}/nothing/at/all`), await anybody.post(`${url}x/a`, sent)];
  await world.database.db.query('alter table message rename to hidden');
  wrong.push(await anybody.get(url), await anybody.post(action, sent));
  await world.database.db.query('alter table hidden rename to message');
  expect(wrong.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 503, 503]);
  for (const { body } of wrong) expect(body).not.toContain(token);

  const kept = await Promise.all(
    ['fact', 'audit', 'message', 'notice', 'delivery', 'upload', 'plan'].map(
      async (table) =>
        (await world.database.db.query(`select coalesce(jsonb_agg(one), '[]')::text as all from ${table} one`)).rows[0].all,
    ),
  );
  for (const text of [...logged, ...kept]) for (const secret of [token, code, linkId]) expect(text).not.toContain(secret);
  expect((await world.database.db.query('select from fact')).rowCount).toBe(2);
});
