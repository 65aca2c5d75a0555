import { randomUUID } from 'node:crypto';
import { loadCalendar } from '../../../config/load-calendar';
import { samplePlan } from '../../../config/sample-plan';
import { savePlan } from '../../../store/save-plan';
import { findDraft } from '../../../store/plan-drafts';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';
import { sendFile } from './send-file';

const NOW = Date.parse('2027-01-18T09:00:00+07:00');
let world: TestWeb;
let administrator: Visitor;

beforeAll(async () => {
  world = await aWeb(NOW);
  administrator = await world.as('administrator');
});
afterAll(() => world?.close());

const PLAN = [
  'ỦY BAN NHÂN DÂN',
  'XÃ TÂN HÒA',
  'Số: 15/KH-UBND',
  'Tân Hòa, ngày 12 tháng 01 năm 2027',
  'KẾ HOẠCH',
  'Chuyển đổi số năm 2027',
  'II. NHIỆM VỤ',
  '1. Cập nhật trang thông tin điện tử.',
  'a) Thời gian thực hiện: Trước ngày 15/12/2027.',
  'b) Cơ quan chủ trì: Phòng Văn hóa - Xã hội.',
  '2. Tập huấn kỹ năng số.',
  'a) Thời gian thực hiện: Hằng quý.',
  'b) Cơ quan chủ trì: Phòng Chuyển đổi số.',
].join('\n');

const send = (name: string, content: string | Buffer, url = '/a/tan-hoa/plans/new', id: string = randomUUID()) =>
  sendFile(world, administrator, url, name, content, id);

it('reads a document into a draft, and asks about the unit the register does not know', async () => {
  const answer = await send('ke-hoach.txt', PLAN);
  expect([answer.statusCode, answer.body.slice(0, 0)]).toEqual([303, '']);
  const { body } = await administrator.get(String(answer.headers.location));
  expect(body).toContain('Cập nhật trang thông tin điện tử');
  expect(body).toContain('Phòng Chuyển đổi số');
});

it.each([
  ['a scan', 'scan.pdf', Buffer.from('%PDF-1.4 broken'), 'PDF'],
  ['a program called a plan', 'plan.docx', Buffer.from('7f454c46020101', 'hex'), 'không phải là văn bản'],
  ['a text without tasks', 'thu.txt', 'Kính gửi đồng chí. Năm 2027.', 'Không tìm thấy nhiệm vụ'],
  ['a state secret', 'mat.txt', `TỐI MẬT\n${PLAN}`, 'TỐI MẬT'],
])('refuses %s with what to do, and keeps nothing', async (_name, file, content, words) => {
  const { statusCode, body } = await send(file, content);
  expect(statusCode).toBe(400);
  expect(body).toContain(words);
});

it('shows what a corrected document changes in a plan, and nothing for one that has not changed', async () => {
  const id = randomUUID();
  const known = PLAN.replace('Phòng Chuyển đổi số', 'Phòng Kinh tế');
  await send('ke-hoach.txt', known, '/a/tan-hoa/plans/new', id);
  const draft = await findDraft(world.database.db, 'tan-hoa', id);
  const { coordinator, leadership } = samplePlan(2027);
  await savePlan(world.database.db, { ...draft!.plan, coordinator, leadership }, { calendarVersion: loadCalendar().version });
  const url = `/a/tan-hoa/plans/${draft!.plan.slug}/2027/amend`;

  expect((await send('ke-hoach.txt', known, `${url}/document`)).body).toContain('Không có thay đổi nào');
  const later = known
    .replace('15/12/2027', '30/11/2027')
    .replace('1. Cập', '1. Xây dựng quy chế.\nb) Cơ quan chủ trì: Trạm Y tế.\n2. Cập');
  const { statusCode, body } = await send('sua.txt', later, `${url}/document`);
  expect(statusCode).toBe(200);
  expect(body).toContain('Hạn: 14/12/2027 → 29/11/2027');
  expect(body).toContain('thêm mới');
  expect(body).not.toContain('– bỏ');
});

it.each([
  ['nothing', '', '', 'Chọn tệp văn bản'],
  ['a document of another year', 'khac.txt', PLAN.replaceAll('2027', '2026'), 'Văn bản của năm 2026'],
  ['a broken file', 'hong.pdf', '%PDF-1.4 broken', 'PDF'],
])('does not amend a plan by %s', async (_name, file, content, words) => {
  const { statusCode, body } = await send(file, content, '/a/tan-hoa/plans/tuyen-truyen-cchc/2027/amend/document');
  expect(statusCode).toBe(422);
  expect(body).toContain(words);
});
