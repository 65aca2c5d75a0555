import { randomUUID } from 'node:crypto';
import { sampleAuthority, samplePlan } from '../../../config/sample-plan';
import { planYaml } from '../../../config/write-plan';
import { HEADS, LETTERHEAD, type Row } from '../../intake/extract/documents';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';
import { aDocumentDraft } from './a-document-draft';

const NOW = Date.parse('2027-01-18T09:00:00+07:00');
let world: TestWeb;
let clerk: Visitor;

beforeAll(async () => {
  world = await aWeb(NOW);
  clerk = await world.as('administrator');
});
afterAll(() => world?.close());

const ROWS: Row[] = [
  HEADS,
  ['1', 'Rà soát văn bản', 'Phòng Kinh tế', 'Trạm Y tế', 'Báo cáo', 'Trước 15/12'],
  ['2', 'Kiểm tra công tác cải cách hành chính', 'Phòng Chuyển đổi số', '', 'Kế hoạch', 'Hằng quý'],
];
const MONEY = 'Kinh phí thực hiện do ngân sách xã bảo đảm.';

it('shows the whole text, what no task was made of too, and leads from each place to its task and back', async () => {
  const { url } = await aDocumentDraft(world, clerk, ROWS, { after: [MONEY] });
  const { body } = await clerk.get(`${url}/document`);
  expect(body).toContain(`>${MONEY}</p>`);
  const [, place] = /<p id="(p-\d+)" class="read"><a href="#t-2">Nhiệm vụ 2<\/a>[^\n]*2 \| Kiểm tra công tác/.exec(body) ?? [];
  const card = body.slice(body.indexOf('id="t-2"'));
  expect(card).toContain(`<a href="#${place}">Chỗ trong văn bản`);
  expect(card).toContain('31/03/2027, 30/06/2027, 30/09/2027 và 01 hạn khác');
  expect(card).toContain('01 điểm cần xác nhận');
  expect(body).toContain('<a href="'.concat(url, '/head#f-number">Số, ký hiệu</a>'));
});

it('marks the place of the task that is being corrected, in the whole text', async () => {
  const { url } = await aDocumentDraft(world, clerk, ROWS, { after: [MONEY] });
  const { body } = await clerk.get(`${url}/task?no=2`);
  const [, opens] = /data-opens-at="(p-\d+)"/.exec(body) ?? [];
  expect(body).toMatch(new RegExp(`<p id="${opens}" class="read here"><strong>Nhiệm vụ 2</strong>`));
  expect(body).toContain('no&#x3D;1">Nhiệm vụ 1</a>');
  expect(body).toContain(MONEY);
});

it('shows a long document in parts below 100 KB, each task beside its own place, one paragraph of 100 KB too', async () => {
  const rows = Array.from({ length: 150 }, (_, at): Row => [
    String(at + 1),
    `Rà soát, kiểm tra hồ sơ "công việc" và báo cáo kết quả chuyên đề ${at + 1} `.repeat(4),
    'Phòng Kinh tế',
    'Các cơ quan, đơn vị có liên quan',
    'Báo cáo',
    'Hằng tháng',
  ]);
  const long = `Kinh phí ${'bảo đảm = "đủ" & <đúng> '.repeat(4_000)}`;
  const { url } = await aDocumentDraft(world, clerk, [HEADS, ...rows], { before: [...LETTERHEAD], after: [long, MONEY] });
  const first = (await clerk.get(`${url}/document`)).body;
  const parts = Math.max(...[...first.matchAll(/document\?part&#x3D;(\d+)/g)].map(([, part]) => Number(part)));
  expect(parts).toBeGreaterThan(3);
  const tasks: string[] = [];
  for (let part = 1; part <= parts; part += 1) {
    const { body } = await clerk.get(`${url}/document?part=${part}`);
    expect([part, Buffer.byteLength(body) < 80_000]).toEqual([part, true]);
    const shown = [...body.matchAll(/id="(t-\d+)" aria/g)].map(([, id = '']) => id);
    for (const id of shown) expect(body).toContain(`<a href="#${id}">`);
    tasks.push(...shown);
    if (part === parts) expect(body).toContain(MONEY);
  }
  expect(tasks).toEqual(rows.map((_, at) => `t-${at + 1}`));
  for (const page of ['task?no=140', 'task?no=1&part=4', 'head', `head?part=${parts}`, 'document?part=99', 'document?part=x'])
    expect([page, Buffer.byteLength((await clerk.get(`${url}/${page}`)).body) < 80_000]).toEqual([page, true]);
});

it('shows tasks that stand nowhere in the document after all others', async () => {
  const { url } = await aDocumentDraft(world, clerk, ROWS);
  const file = samplePlan(2027);
  await clerk.post(url, { version: '1', text: planYaml({ ...file, slug: 'khac' }, sampleAuthority()) });
  const { body } = await clerk.get(`${url}/document`);
  expect(body).toContain('Không tìm thấy chỗ trong văn bản');
});

it('leads to the check where there is no document, and is for administrators only', async () => {
  const id = randomUUID();
  await clerk.post('/a/tan-hoa/plans/new', { _id: id, text: planYaml(samplePlan(2027), sampleAuthority()) });
  const address = `/a/tan-hoa/plans/new/${id}/document`;
  expect((await clerk.get(address)).headers.location).toBe(`/a/tan-hoa/plans/new/${id}/check`);
  const { url } = await aDocumentDraft(world, clerk, ROWS);
  expect((await (await world.as('coordinator')).get(`${url}/document`)).statusCode).toBe(404);
});
