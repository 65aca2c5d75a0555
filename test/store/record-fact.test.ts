import { findBrokenAudit } from '../../store/audit';
import { findFacts, findFactWords } from '../../store/find-facts';
import { findPlan } from '../../store/find-plan';
import { recordFact } from '../../store/record-fact';
import { findUnsignalled, markSignalled } from '../../store/relay-facts';
import { aFact, aPlan, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';

let database: TestDatabase;
const plan = aPlan();
const other = aPlan('khac');

beforeAll(async () => {
  database = await freshDatabase();
  await saveWorld(database.db, [plan, other]);
});
afterAll(() => database.drop());

it('numbers the facts of 20 writers at once without gaps, and keeps each once', async () => {
  const { db } = database;
  const ids = Array.from({ length: 20 }, (_, n) => `many-${n}`);
  const answers = await Promise.all([...ids, ...ids].map((id) => recordFact(db, aFact({ id, plan: plan.id }))));
  expect(answers.filter(({ isNew }) => isNew)).toHaveLength(20);
  expect((await findFacts(db, plan.id)).map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  expect((await findPlan(db, plan.id))?.factSeq).toBe(20);
});

it('answers a repeat with the fact as it was first said', async () => {
  const { db } = database;
  const first = await recordFact(db, aFact({ id: 'once', plan: other.id, doneOn: '2027-05-27' }), { text: 'Đã phát sóng' });
  const again = await recordFact(db, aFact({ id: 'once', plan: other.id, doneOn: '2027-05-30' }), { text: 'khác' });
  expect(again).toEqual({ fact: first.fact, isNew: false });
  expect(again.fact.doneOn).toBe('2027-05-27');
  expect((await findFactWords(db, 'once'))?.text).toBe('Đã phát sóng');
});

it('keeps one of two facts that carry the same id about two plans at once', async () => {
  const { db } = database;
  const [a, b] = await Promise.all([plan, other].map(({ id }) => recordFact(db, aFact({ id: 'same-id', plan: id }))));
  expect([a?.isNew, b?.isNew].filter(Boolean)).toHaveLength(1);
  expect(a?.fact).toEqual(b?.fact);
});

it('refuses a fact about a plan nobody knows, in words', async () => {
  await expect(recordFact(database.db, aFact({ plan: 'khong/co/2027' }))).rejects.toThrow('Không có kế hoạch "khong/co/2027"');
});

it('hands facts to the relay in order until they are marked', async () => {
  const { db } = database;
  const waiting = await findUnsignalled(db, 1000);
  const seqs = waiting.get(plan.id)?.map(({ seq }) => seq) ?? [];
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  await markSignalled(db, plan.id, 15);
  expect((await findUnsignalled(db, 1000)).get(plan.id)?.[0]?.seq).toBe(16);
});

it('chains every fact in an audit nobody can change', async () => {
  const { db } = database;
  expect(await findBrokenAudit(db)).toBeNull();
  await expect(db.query('delete from audit')).rejects.toThrow('append-only');
  await db.query('alter table audit disable trigger audit_append_only');
  await db.query(`update audit set body = jsonb_set(body, '{doneOn}', '"2027-01-01"') where seq = 7`);
  expect(await findBrokenAudit(db)).toBe(7);
});
