import { changeDraft, findDraft } from '../../../store/plan-drafts';
import { HEADS, LETTERHEAD, type Row } from '../../intake/extract/documents';
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
  ['1', 'Rà soát văn bản', 'Phòng Kinh tế', '', 'Báo cáo', 'Trước 15/12'],
  ['2', 'Kiểm tra công tác cải cách hành chính', 'Phòng Kinh tế', '', 'Kế hoạch', 'Hằng quý'],
];
const BEFORE = [...LETTERHEAD, '(Kèm theo Quyết định số 20/QĐ-UBND ngày 15/01/2027 của UBND xã Tân Hòa)'];
const AFTER = ['CHỦ TỊCH', 'Lê Thị Hoa'];

async function aHead() {
  const { id, url, draft } = await aDocumentDraft(world, clerk, ROWS, { before: BEFORE, after: AFTER });
  const head = `${url}/head`;
  return { id, url, head, draft, fields: async () => fieldsOf((await clerk.get(head)).body) };
}

it('shows every part of the head with the words it was read from, and where they stand in the text beside it', async () => {
  const { head, fields } = await aHead();
  expect(await fields()).toMatchObject({
    authority: 'UBND xã Tân Hòa',
    title: 'Kế hoạch cải cách hành chính năm 2027',
    number: '12/KH-UBND',
    issuedOn: '2027-01-15',
    year: '2027',
    attachedTo: 'Quyết định số 20/QĐ-UBND ngày 15/01/2027 của UBND xã Tân Hòa',
    signer: 'Lê Thị Hoa',
    cutoffs: 'quarterly',
  });
  const { body } = await clerk.get(head);
  expect(body).toContain('Văn bản: <a href="#p-3">“Số: 12/KH-UBND”</a>');
  expect(body).toMatch(/<p id="p-3" class="read here"><a href="#f-number">Số, ký hiệu<\/a>/);
});

it('keeps what was corrected, the signer beside the document only', async () => {
  const { head, fields, draft } = await aHead();
  const sent = {
    ...(await fields()),
    title: 'Kế hoạch CCHC năm 2027',
    number: '',
    attachedTo: 'Quyết định số 21/QĐ-UBND',
    coordinator: 'Phòng Kinh tế',
    reportTo: 'Sở Nội vụ',
    cutoffs: 'monthly',
    signer: 'Trần Văn Bình',
  };
  const saved = await clerk.post(head, sent);
  expect(saved.headers.location).toBe(`${head}?done=saved`);
  const plan = await draft();
  expect(plan).toMatchObject({
    title: sent.title,
    number: null,
    attachedTo: sent.attachedTo,
    coordinator: { name: 'Phòng Kinh tế', unit: 'phong-kinh-te' },
    reportTo: 'Sở Nội vụ',
    cutoffs: 'monthly',
  });
  expect(JSON.stringify(plan)).not.toContain(sent.signer);
  expect(await fields()).toMatchObject({ signer: sent.signer, title: sent.title, number: '' });
});

it('says by the field what to write instead, and loses nothing of what was sent', async () => {
  const { head, fields, draft } = await aHead();
  const before = await draft();
  const wrong = { title: '', year: '27', slug: 'Mã kế hoạch', coordinator: 'Phòng Kinh tê', number: 'x'.repeat(61) };
  const { statusCode, body } = await clerk.post(head, { ...(await fields()), ...wrong, reportTo: 'Sở Nội vụ tỉnh' });
  expect(statusCode).toBe(422);
  for (const words of [
    'Ghi tên kế hoạch, ví dụ',
    'Ghi năm bằng bốn chữ số',
    'Ghi mã không dấu',
    'Có thể là: Phòng Kinh tế',
    'Dài quá 60 ký tự; ghi như 12/KH-UBND',
  ])
    expect(body).toContain(words);
  expect(fieldsOf(body)).toMatchObject({ ...wrong, reportTo: 'Sở Nội vụ tỉnh' });
  expect(await draft()).toEqual(before);
});

it('reads the times once more for another year, and names the tasks whose times were corrected before', async () => {
  const { id, head, fields, draft } = await aHead();
  const { db } = world.database;
  const found = (await findDraft(db, 'tan-hoa', id))!;
  const rule = { kind: 'limit', on: '2027-03-31' } as const;
  const tasks = found.plan.tasks.map((task) =>
    task.no === '1' ? { ...task, schedules: task.schedules.map((schedule) => ({ ...schedule, rule })) } : task,
  );
  await changeDraft(db, { ...found, plan: { ...found.plan, tasks }, at: NOW });

  const saved = await clerk.post(head, { ...(await fields()), year: '2028', issuedOn: '2028-01-10' });
  const plan = await draft();
  expect(plan).toMatchObject({ id: `tan-hoa/${plan.slug}/2028`, year: 2028, tasks: [{ schedules: [{ rule }] }, {}] });
  const { body } = await clerk.get(String(saved.headers.location));
  expect(body).toContain('Thời gian của nhiệm vụ 1 đã được sửa riêng nên giữ nguyên');
  expect((await clerk.get(`${head.replace(/head$/, 'task')}?no=2`)).body).toContain('31/03/2028');
});

it('does not put a head over what somebody else has changed meanwhile, and shows it to be saved again', async () => {
  const { id, head, fields, draft } = await aHead();
  const sent = { ...(await fields()), title: 'Kế hoạch của tôi' };
  const { db } = world.database;
  await changeDraft(db, { ...(await findDraft(db, 'tan-hoa', id))!, at: NOW });
  const { statusCode, body } = await clerk.post(head, sent);
  expect([statusCode, (await draft()).title]).toEqual([409, 'Kế hoạch cải cách hành chính năm 2027']);
  expect(body).toContain('vừa được người khác thay đổi');
  await clerk.post(head, fieldsOf(body));
  expect((await draft()).title).toBe('Kế hoạch của tôi');
});

it('tells that a document names another authority, perhaps chosen by mistake', async () => {
  const { head, fields } = await aHead();
  expect((await clerk.get(head)).body).not.toContain('khác với UBND xã Tân Hòa');
  await clerk.post(head, { ...(await fields()), authority: 'UBND xã Đồng Vắng' });
  expect((await clerk.get(head)).body).toContain('khác với UBND xã Tân Hòa');
});

it('is for administrators only', async () => {
  const { head } = await aHead();
  expect((await (await world.as('coordinator')).get(head)).statusCode).toBe(404);
});
