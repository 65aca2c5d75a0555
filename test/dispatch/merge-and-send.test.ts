import { dispatchOnce } from '../../dispatch/dispatch-once';
import { findDeliveries } from '../../store/find-deliveries';
import { findMessages } from '../../store/find-messages';
import { linkCode, readLinkToken } from '../../store/link-token';
import { findLink } from '../../store/links';
import { aNotice, aPlan, binh, lan, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { anOutside, FRIDAY, MINUTE, post, type Outside } from './a-dispatcher';

let database: TestDatabase;
let outside: Outside;

beforeEach(async () => {
  database = await freshDatabase();
  await saveWorld(database.db, [aPlan(), aPlan('chuyen-doi-so')]);
  outside = anOutside(database.db);
});
afterEach(() => database.drop());

it('tells a person everything of the moment in one message, across plans', async () => {
  const { db } = database;
  await post(db, FRIDAY, [
    aNotice({ key: 'a' }),
    aNotice({
      key: 'b',
      kind: 'overdue',
      items: [{ task: '5', key: '2027-04', lead: 'dai-pt', dueOn: '2027-04-29', lateDays: 20 }],
    }),
  ]);
  await post(db, FRIDAY, [aNotice({ key: 'c' })], [lan, binh], aPlan('chuyen-doi-so').id);
  expect(await dispatchOnce(outside.deps, FRIDAY)).toMatchObject({ sent: 2, deferred: 0 });
  expect(outside.mails.map(({ to }) => to.address).sort()).toEqual(['binh@tan-hoa.example', 'lan@tan-hoa.example']);
  const toLan = (await findMessages(db)).find(({ person }) => person === 'lan');
  expect(toLan?.entries.map(({ notice }) => notice.key).sort()).toEqual(['a', 'b', 'c']);
  expect(await dispatchOnce(outside.deps, FRIDAY + MINUTE)).toMatchObject({ sent: 0 });
  expect(await findDeliveries(db, { state: 'told' })).toHaveLength(4);
});

it('puts the real link and code in only when sending', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice({ channels: ['email', 'sms'] })]);
  await dispatchOnce(outside.deps, FRIDAY);
  const token = /\/l\/(\S+)/.exec(outside.mails[0]?.text ?? '')?.[1] ?? '';
  const read = readLinkToken(outside.deps.keys, 'answer', token);
  expect(token.length).toBeLessThan(60);
  expect(await findLink(db, read?.id ?? '')).toMatchObject({ person: 'lan', unit: 'dai-pt', purpose: 'answer', epoch: 1 });
  expect(readLinkToken(outside.deps.keys, 'login', token)).toBeNull();
  const stored = JSON.stringify(await findMessages(db));
  expect(stored).toContain('⟦link⟧');
  expect(stored).not.toContain(token);
  expect(outside.texts[0]?.to).toBe('+84912345678');
  expect(outside.texts[0]?.text).toMatch(/Ma [A-Z2-7]{8}$/);
  expect(linkCode(outside.deps.keys, { kid: 'k1', id: 'x' })).toMatch(/^[A-Z2-7]{8}$/);
});

it('refers to the first message a unit got about the plan', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice({ key: 'a' })]);
  await dispatchOnce(outside.deps, FRIDAY);
  await post(db, FRIDAY, [aNotice({ key: 'b' })], [binh]);
  await dispatchOnce(outside.deps, FRIDAY + MINUTE);
  expect(outside.mails[1]?.references).toBe(outside.mails[0]?.messageId);
});
