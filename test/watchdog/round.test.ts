import type { Client } from '@temporalio/client';
import { createSmtp } from '../../channels/email/smtp';
import { loadLimits } from '../../config/load-limits';
import { raiseAlarm, clearAlarm, findAlarms } from '../../store/alarms';
import { createDatabase } from '../../store/database';
import { createRound, type WatchDeps } from '../../worker/watchdog/run-watchdog';
import { saveWorld } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink';
import { aListener, type Listener } from './a-listener';

const GIB = 2 ** 30;
let database: TestDatabase;
let sink: SmtpSink;
let outside: Listener;
let deps: WatchDeps;
let lines: string[];
let now: number;
let free: number;
const closing: (() => Promise<unknown>)[] = [];

/** Temporal's part of the world is played here: which workflows run, or that it is silent. */
const engine = (running: () => string[]): Client =>
  ({
    withDeadline: <T>(_deadline: number, ask: () => Promise<T>) => ask(),
    workflow: {
      list: async function* () {
        for (const id of running()) yield { workflowId: `plan/${id}` };
      },
      getHandle: (workflowId: string) => ({
        describe: async () => ({
          status: { name: running().includes(workflowId.slice('plan/'.length)) ? 'RUNNING' : 'TERMINATED' },
        }),
      }),
    },
  }) as unknown as Client;

beforeEach(async () => {
  [database, sink, outside] = await Promise.all([freshDatabase(), startSmtpSink(), aListener()]);
  await saveWorld(database.db);
  lines = [];
  now = Date.parse('2027-05-28T09:00:00+07:00');
  free = 50 * GIB;
  const sender = { from: { name: 'Đôn Đốc', address: 'dondoc@tan-hoa.example' }, replyTo: 'dondoc@tan-hoa.example' };
  const email = createSmtp({ url: sink.url, sender, lanes: 1 });
  closing.push(email.close, sink.close, outside.close, database.drop);
  deps = {
    db: database.db,
    client: engine(() => []),
    limits: loadLimits().perPerson,
    space: async () => ({ free, total: 100 * GIB }),
    everyMs: 1,
    lateMs: 300_000,
    unknownMs: 1_800_000,
    repeatMs: 600_000,
    diskPercent: 10,
    telling: { email, to: 'quan-tri@tan-hoa.example', mailDomain: 'tan-hoa.example' },
    deadmanUrl: outside.url,
    now: () => (now += 1_000),
    log: (line) => lines.push(line),
  };
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const causes = async () => (await findAlarms(database.db)).map(({ cause }) => cause);
const subjects = () => sink.received.map(({ mail }) => mail.subject);

it('is heard outside in each round that finds all well, and tells nobody else', async () => {
  const round = createRound(deps);
  await round();
  await round();
  expect(outside.pings()).toBe(2);
  expect([lines, subjects(), await causes()]).toEqual([[], [], []]);
});

it('tells an alarm once however long it lasts and whoever looks, keeps silent outside, and tells once that all is well', async () => {
  free = 5 * GIB;
  await createRound(deps)();
  await createRound(deps)();
  expect(await causes()).toEqual(['disk-space']);
  expect(outside.pings()).toBe(0);
  expect(subjects()).toEqual([expect.stringContaining('Ổ đĩa của thư mục dữ liệu còn 5,0 GB trên 100,0 GB')]);
  expect(sink.received[0]?.to).toEqual(['quan-tri@tan-hoa.example']);
  free = 50 * GIB;
  await createRound(deps)();
  await createRound(deps)();
  expect(outside.pings()).toBe(2);
  expect(subjects().slice(1)).toEqual(['[Đôn Đốc] Đã hết cảnh báo']);
  expect(lines).toEqual([expect.stringMatching(/^Cảnh báo: .* Cần làm: /), 'Đã hết cảnh báo: disk-space.']);
});

it('tells again when a cause comes back after it was gone', async () => {
  const round = createRound(deps);
  for (const space of [5, 50, 5]) {
    free = space * GIB;
    await round();
  }
  expect(subjects()).toHaveLength(3);
});

it('tells of alarms that others raised, leaves them standing, and is not heard while they do', async () => {
  await raiseAlarm(database.db, { cause: 'circuit|email', words: 'Tạm dừng gửi thư.', mend: 'Kiểm tra tài khoản.' }, now);
  const round = createRound(deps);
  await round();
  await round();
  expect(subjects()).toEqual(['[Đôn Đốc] Cảnh báo: Tạm dừng gửi thư.']);
  expect(sink.received[0]?.mail.text).toContain('Cần làm: Kiểm tra tài khoản.');
  expect(await causes()).toEqual(['circuit|email']);
  await clearAlarm(database.db, 'circuit|email', now);
  await round();
  expect(outside.pings()).toBe(1);
});

it('tries a mail that could not be sent at the next look, and does not fall over', async () => {
  free = 5 * GIB;
  const round = createRound(deps);
  sink.playAlways({ at: 'rcpt', how: 'reply', code: 451 });
  await round();
  await round();
  expect(lines.filter((line) => line.startsWith('Chưa gửi được thư cảnh báo'))).toHaveLength(1);
  sink.playAlways(null);
  await round();
  expect(subjects()).toHaveLength(1);
});

it('knows nothing of workflows while Temporal is silent, and says only that', async () => {
  let isSilent = false;
  deps.client = engine(() => {
    if (isSilent) throw new Error('UNAVAILABLE');
    return ['tan-hoa/khong-co/2027'];
  });
  const round = createRound(deps);
  await round();
  expect(await causes()).toEqual(['workflows-without-plan']);
  isSilent = true;
  await round();
  expect(await causes()).toEqual(['workflows-without-plan', 'temporal-silent']);
  isSilent = false;
  await round();
  expect(await causes()).toEqual(['workflows-without-plan']);
});

it('tells by log and mail, once, that the database is silent, and that it is back; never by the outside ping', async () => {
  const gone = createDatabase('postgresql://nobody@127.0.0.1:1/nothing');
  const round = createRound({ ...deps, db: gone });
  await round();
  await round();
  expect(lines).toEqual([expect.stringContaining('Cơ sở dữ liệu không trả lời')]);
  expect(subjects()).toEqual([expect.stringContaining('Cơ sở dữ liệu không trả lời')]);
  expect(outside.pings()).toBe(0);
  await gone.end();
});

it('says that the database is back, and that all is well again', async () => {
  let isGone = true;
  const query = database.db.query.bind(database.db);
  jest
    .spyOn(database.db, 'query')
    .mockImplementation(((...args: Parameters<typeof query>) =>
      isGone ? Promise.reject(new Error('gone')) : query(...args)) as typeof database.db.query);
  const round = createRound(deps);
  await round();
  isGone = false;
  await round();
  expect(lines.at(-1)).toBe('Đã hết cảnh báo: database-silent.');
  expect(subjects().at(-1)).toBe('[Đôn Đốc] Đã hết cảnh báo');
  expect(outside.pings()).toBe(1);
});

it('raises an alarm of its own when a look cannot be ended, and pings nothing', async () => {
  deps.space = () => Promise.reject(new Error('ENOENT'));
  const round = createRound(deps);
  await round();
  expect(await causes()).toEqual(['watch-failed']);
  expect(outside.pings()).toBe(0);
  await round();
  expect(await causes()).toEqual(['watch-failed']);
  deps.space = async () => ({ free, total: 100 * GIB });
  await round();
  expect(await causes()).toEqual([]);
});
