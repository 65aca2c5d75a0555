import { aWeb, type TestWeb } from '../../support/a-web';
import { aReminder, type Mail } from './a-mail';

const NOW = Date.parse('2026-05-28T09:14:00+07:00');
let world: TestWeb;
let mail: Mail;

beforeEach(async () => {
  world = await aWeb(Date.parse('2026-04-01T08:00:00+07:00'));
  world.clock.now = NOW;
  mail = await aReminder(world);
});
afterEach(() => world?.close());

const type = (code: string, from = '10.0.0.1') => world.anybody.post('/m', { code }, { remoteAddress: from });

it('opens by the code of an SMS what the link opens, and leaves no code in an address', async () => {
  expect((await world.anybody.get('/m')).statusCode).toBe(200);
  const { statusCode, headers } = await type(mail.code);
  expect([statusCode, headers.location]).toEqual([303, mail.url]);
});

it('forgives lower case, spaces, dashes, a nought for O and a one for I', async () => {
  const { code } = mail;
  const slips = [code.toLowerCase(), `${code.slice(0, 4)} ${code.slice(4)}`, `${code.slice(0, 4)}-${code.slice(4)} `];
  for (const typed of [...slips, code.replaceAll('O', '0').replaceAll('I', '1')])
    expect((await type(typed)).headers.location).toBe(mail.url);
});

it.each([
  ['over', `update link set expires_at = '2026-05-01T00:00:00+07:00'`],
  ['revoked', 'update link set revoked_at = now()'],
  ['from before a restore', 'update link set epoch = 0'],
])('says the same of a wrong code and of one that is %s', async (_words, change) => {
  const wrong = await type('AAAAAAAA');
  await world.database.db.query(change);
  const over = await type(mail.code);
  expect([wrong.statusCode, over.statusCode]).toEqual([400, 400]);
  expect(over.body.replace(mail.code, 'AAAAAAAA')).toBe(wrong.body);
});

it('answers 20 wrong codes of one address in ten minutes and no more, while others still enter', async () => {
  const tries = await Promise.all(Array.from({ length: 30 }, (_, index) => type(`AAAAAA${index}`)));
  const last = await type('ABCDEFGH');
  expect(tries.filter(({ statusCode }) => statusCode === 400)).toHaveLength(20);
  expect(last.statusCode).toBe(429);
  expect((await type(mail.code)).statusCode).toBe(429);
  expect((await type(mail.code, '10.0.0.2')).statusCode).toBe(303);
  // A link is no guess: whoever has it still enters.
  expect((await world.anybody.get(mail.url, { remoteAddress: '10.0.0.1' })).statusCode).toBe(200);
});

it('answers 300 wrong codes an hour in all, from however many addresses they come', async () => {
  let answered = 0;
  for (let address = 0; address < 1_000; address += 1) {
    const { statusCode } = await type(`B${address}`.padEnd(8, 'C'), `10.1.${address >> 8}.${address & 255}`);
    if (statusCode === 400) answered += 1;
  }
  expect(answered).toBe(300);
});
