import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLadders } from '../../config/load-ladders';
import type { Ladder } from '../../domain/ladder';
import { findFacts } from '../../store/find-facts';
import { findLadder, saveLadder } from '../../store/ladders';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { answerOf, errorsOf, runDondoc, type Run } from './run-dondoc';

const FILE = 'config/plans/tan-phong-2024.yaml';
const PLAN = 'tan-phong/tuyen-truyen-cchc/2024';
const folder = mkdtempSync(join(tmpdir(), 'dondoc-stored-'));
let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const dondoc = (...words: string[]): Promise<Run> =>
  runDondoc(words, { DONDOC_DATA: join(folder, 'data'), DATABASE_URL: database.url });
const said = async () => (await findFacts(database.db, PLAN)).map(({ kind, unit, actor }) => ({ kind, unit, actor }));

it('asks for a plan that is stored before anything can be done with it', async () => {
  const [show, list] = await Promise.all([dondoc('plan', 'show', PLAN, '--json'), dondoc('plan', 'list', '--json')]);
  expect(show).toMatchObject({ status: 2, out: '' });
  expect(errorsOf(show)[0]?.['message']).toContain('dondoc plan list');
  expect(answerOf(list)).toEqual([]);
});

it('starts a plan once, lists it and shows where it stands', async () => {
  expect(answerOf(await dondoc('plan', 'start', FILE, '--json'))).toEqual({ plan: PLAN, state: 'running', version: 1 });
  expect(answerOf(await dondoc('plan', 'start', PLAN, '--json'))).toEqual({ plan: PLAN, state: 'running', version: 1 });
  const [list, show] = await Promise.all([dondoc('plan', 'list', '--json'), dondoc('plan', 'show', PLAN, '--json')]);
  expect(answerOf(list)).toEqual([expect.objectContaining({ plan: PLAN, state: 'running' })]);
  expect(answerOf(show)).toMatchObject({ plan: PLAN, state: 'running', statistics: { onTime: 0, total: expect.any(Number) } });
});

it('shows what a changed file would amend and leaves the plan as it is', async () => {
  const amended = join(folder, 'dieu-chinh.yaml');
  writeFileSync(amended, readFileSync(join(__dirname, '..', '..', FILE), 'utf8').replaceAll('on: 2024-11-01', 'on: 2024-12-01'));
  const [changed, same] = await Promise.all([
    dondoc('plan', 'amend', amended, '--dry-run', '--json'),
    dondoc('plan', 'amend', FILE, '--dry-run', '--json'),
  ]);
  const due = expect.objectContaining({ task: '1', what: 'due', before: ['2024-10-31'], after: ['2024-11-29'] }) as unknown;
  expect(answerOf(changed)).toMatchObject({ plan: PLAN, saved: false, changes: expect.arrayContaining([due]) });
  expect(answerOf(same)).toEqual({ plan: PLAN, changes: [], ladder: null, saved: false });
  expect(await said()).toEqual([]);
});

it('pauses a plan and goes on with it', async () => {
  expect(answerOf(await dondoc('plan', 'pause', PLAN, '--reason', 'Sắp xếp bộ máy', '--json'))).toMatchObject({ kind: 'paused' });
  expect(answerOf(await dondoc('plan', 'list', '--json'))).toEqual([expect.objectContaining({ state: 'paused' })]);
  expect(answerOf(await dondoc('plan', 'resume', PLAN, '--json'))).toMatchObject({ kind: 'resumed' });
  expect(answerOf(await dondoc('plan', 'list', '--json'))).toEqual([expect.objectContaining({ state: 'running' })]);
  expect((await said()).map(({ kind }) => kind)).toEqual(['paused', 'resumed']);
});

const ABOUT = ['--task', '3', '--key', '2024-10-31', '--unit', 'Công chức Văn phòng - thống kê xã'];

it('records what a unit says by telephone, once however often it is written', async () => {
  const words = ['fact', 'completed', PLAN, ...ABOUT, '--done-on', '2024-10-30', '--id', 'goi-dien-1', '--json'];
  const first = answerOf(await dondoc(...words));
  expect(first).toEqual({ plan: PLAN, fact: 'goi-dien-1', kind: 'completed', seq: 3 });
  expect(answerOf(await dondoc(...words))).toEqual(first);
  expect((await said()).slice(2)).toEqual([{ kind: 'completed', unit: expect.any(String) as string, actor: 'lead' }]);
  expect(answerOf(await dondoc('plan', 'show', PLAN, '--json'))).toMatchObject({ statistics: { onTime: 1 } });
});

it.each([
  ['a task the plan does not have', ['completed', PLAN, '--task', '99', '--key', '2024-10-31', ...ABOUT.slice(4)], '99'],
  ['a key the task does not have', ['completed', PLAN, '--task', '3', '--key', '2024-09', ...ABOUT.slice(4)], '2024-10-31'],
  ['a unit nobody knows', ['completed', PLAN, ...ABOUT.slice(0, 4), '--unit', 'Công chức Văn phòng thống'], 'Gần nhất'],
  ['a unit that does not lead it', ['completed', PLAN, ...ABOUT.slice(0, 4), '--unit', 'Trưởng ấp Cầu'], 'không chủ trì'],
  ['a day that does not exist', ['completed', PLAN, ...ABOUT, '--done-on', '2024-02-30'], '--done-on'],
  ['a decision of one who may not decide', ['returned', PLAN, ...ABOUT, '--as', 'lead'], 'returned'],
  ['a role that does not exist', ['completed', PLAN, ...ABOUT, '--as', 'sep'], 'sep'],
  ['a plan nobody has stored', ['paused', 'khong/co/2024'], 'khong/co/2024'],
])('refuses a fact with %s and records nothing', async (_name, words, named) => {
  const before = await said();
  const run = await dondoc('fact', ...words, '--json');
  expect(run).toMatchObject({ status: 2, out: '' });
  expect(errorsOf(run)[0]?.['message']).toContain(named);
  expect(await said()).toEqual(before);
});

it('previews a list of contacts, stores it on request and tells the running plan', async () => {
  const csv = join(folder, 'dau-moi.csv');
  writeFileSync(
    csv,
    'Đơn vị,Họ và tên,Chức vụ,Vai trò,Thư điện tử,Điện thoại\nTrưởng ấp Cầu,Lê Thị Thử,Trưởng ấp,,thu@xa.example,0900000999\n',
  );
  const words = ['units', 'import', csv, '--authority', 'tan-phong'];
  const preview = await dondoc(...words);
  expect(preview).toMatchObject({ status: 0, out: expect.stringContaining('Thêm mới: 1 (Lê Thị Thử)') });
  expect(preview.out).toContain('--apply');
  expect(await dondoc(...words, '--apply')).toMatchObject({ status: 0 });
  expect((await said()).at(-1)).toEqual({ kind: 'unit-changed', unit: null, actor: 'administrator' });
  expect(await dondoc(...words)).toMatchObject({ out: expect.stringContaining('Thêm mới: 0') });
});

it('refuses a list of contacts that names no unit or no authority', async () => {
  const csv = join(folder, 'sai.csv');
  writeFileSync(csv, 'Họ và tên\nLê Thị Thử\n');
  const [heading, missing] = await Promise.all([
    dondoc('units', 'import', csv, '--authority', 'tan-phong'),
    dondoc('units', 'import', csv),
  ]);
  expect(heading).toMatchObject({ status: 2, out: '', err: expect.stringContaining('Đơn vị') });
  expect(missing).toMatchObject({ status: 2, out: '' });
});

it('lists messages as data: none while nothing has run', async () => {
  expect(answerOf(await dondoc('messages', '--plan', PLAN, '--json'))).toEqual([]);
  expect((await dondoc('messages')).out).toBe('Chưa có tin nào.\n');
});

it('puts a changed ladder into force for the plans that use it', async () => {
  const shipped = loadLadders()[0] as Ladder;
  await saveLadder(database.db, { ...shipped, coordinator: { after: 5 } });
  expect(answerOf(await dondoc('plan', 'amend', FILE, '--json'))).toEqual({
    plan: PLAN,
    changes: [],
    ladder: 'default',
    saved: true,
  });
  expect(await findLadder(database.db, 'default')).toEqual(shipped);
  expect((await said()).at(-1)).toMatchObject({ kind: 'amended', actor: 'administrator' });
  expect(answerOf(await dondoc('plan', 'amend', FILE, '--json'))).toMatchObject({ ladder: null, saved: false });
});
