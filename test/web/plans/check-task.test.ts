import { HEADS, type Row } from '../../intake/extract/documents';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';
import { aDocumentDraft, fieldsOf } from './a-document-draft';

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

async function aDraft(rows: readonly Row[]) {
  const { url, draft } = await aDocumentDraft(world, clerk, rows);
  const fields = async (no: string) => ({ ...fieldsOf((await clerk.get(`${url}/task?no=${no}`)).body), task: no, no });
  return { url, fields, draft };
}

it('shows a task beside its row in the document, and counts its days again when its time words are corrected', async () => {
  const { url, fields, draft } = await aDraft(ROWS);
  const { body } = await clerk.get(`${url}/task?no=1`);
  expect(body).toContain('1 | Rà soát văn bản | Phòng Kinh tế | Trạm Y tế | Báo cáo | Trước 15/12');
  expect(body).toContain('14/12/2027');

  const sent = { ...(await fields('1')), title: 'Rà soát văn bản của xã', when: 'Hằng quý', then: 'next' };
  const saved = await clerk.post(`${url}/task`, sent);
  expect(saved.headers.location).toBe(`${url}/task?no=2&done=saved`);
  const [first] = (await draft()).tasks;
  expect(first).toMatchObject({ title: 'Rà soát văn bản của xã', when: 'Hằng quý', schedules: [{ class: 'recurring' }] });
  expect((await clerk.get(`${url}/task?no=1`)).body).toContain('30/06/2027');
});

it('keeps schedules that were corrected themselves, and the words of the document when a task gets another number', async () => {
  const { url, fields, draft } = await aDraft(ROWS);
  const schedules = '- { text: "Quý IV", class: dates, rule: { kind: days, days: [{ on: 2027-11-30 }] } }';
  await clerk.post(`${url}/task`, { ...(await fields('1')), no: '1b', when: 'Quý IV', schedules });
  expect((await draft()).tasks[0]).toMatchObject({ no: '1b', schedules: [{ rule: { days: [{ on: '2027-11-30' }] } }] });
  expect((await clerk.get(`${url}/task?no=1b`)).body).toContain('1 | Rà soát văn bản');
  expect((await clerk.get(`${url}/task?no=1`)).statusCode).toBe(404);
});

it('says by the field what it cannot take: an empty title, a number that is taken, a unit nobody knows', async () => {
  const { url, fields, draft } = await aDraft(ROWS);
  const sent = { ...(await fields('1')), no: '2', title: '', leads: 'Phòng Kinh tê' };
  const { statusCode, body } = await clerk.post(`${url}/task`, sent);
  expect(statusCode).toBe(422);
  for (const words of ['Số thứ tự “2” đã có', 'Ghi nội dung nhiệm vụ', 'Có thể là: Phòng Kinh tế']) expect(body).toContain(words);
  expect((await draft()).tasks.map(({ no }) => no)).toEqual(['1', '2']);
});

it('keeps a lead the register does not know yet as it stands, and points to its question', async () => {
  const { url, fields, draft } = await aDraft(ROWS);
  const [, asked = ''] = /check\?ask&#x3D;(\w{16})#q-/.exec((await clerk.get(`${url}/task?no=2`)).body) ?? [];
  const { body } = await clerk.get(`${url}/check?ask=${asked}`);
  expect(/class="card question" id="q-(\w+)"/.exec(body)?.[1]).toBe(asked);
  await clerk.post(`${url}/task`, { ...(await fields('2')), when: 'Hằng tháng' });
  expect((await draft()).tasks[1]).toMatchObject({ leads: [{ name: 'Phòng Chuyển đổi số', unit: null }], when: 'Hằng tháng' });
});

it('stays below 100 KB on each page for a plan of 120 tasks in which every lead and time is open', async () => {
  const rows = Array.from({ length: 120 }, (_, at): Row => [
    String(at + 1),
    `Rà soát, kiểm tra hồ sơ công việc và báo cáo kết quả chuyên đề ${at + 1}`,
    at % 2 === 0 ? `Phòng Nghiệp vụ số ${at + 1}` : 'Phòng Kinh tế',
    'Các cơ quan, đơn vị có liên quan',
    'Báo cáo',
    at % 3 === 0 ? 'Theo kế hoạch của tỉnh' : 'Hằng tháng',
  ]);
  const { url } = await aDraft([HEADS, ...rows]);
  for (const page of ['check', 'check?page=2', 'check?page=3', 'task?no=77']) {
    const { statusCode, body } = await clerk.get(`${url}/${page}`);
    expect([page, statusCode, Buffer.byteLength(body) < 100_000]).toEqual([page, 200, true]);
  }
  const { body } = await clerk.get(`${url}/check?page=3`);
  expect([...body.matchAll(/chuyên đề (\d+)/g)].map(([, no]) => no).at(-1)).toBe('120');
});

it('is for administrators only', async () => {
  const { url } = await aDraft(ROWS);
  expect((await (await world.as('coordinator')).get(`${url}/task?no=1`)).statusCode).toBe(404);
  expect((await clerk.get(`${url}/task?no=99`)).statusCode).toBe(404);
});

it('shows the question somebody was sent to, and one whose answer was refused, though many others stand before it', async () => {
  const rows = Array.from({ length: 30 }, (_, at): Row => [
    `${at + 1}`,
    `Việc ${at + 1}`,
    `Phòng Số ${at + 1}`,
    '',
    '',
    'Hằng quý',
  ]);
  const { url } = await aDraft([HEADS, ...rows]);
  const asked = async (no: number) => /ask&#x3D;(\w{16})#/.exec((await clerk.get(`${url}/task?no=${no}`)).body)?.[1] ?? '';
  const last = await asked(30);
  expect((await clerk.get(`${url}/check`)).body).not.toContain(`id="q-${last}"`);
  expect((await clerk.get(`${url}/check?ask=${last}`)).body).toContain(`id="q-${last}"`);
  const refused = await clerk.post(`${url}/check`, { question: last, choice: 'other', name: 'Phòng Không Có' });
  expect([refused.statusCode, refused.body.includes(`id="q-${last}-error"`)]).toEqual([422, true]);
});
