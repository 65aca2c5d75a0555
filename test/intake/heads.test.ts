import { fieldOf, labelled } from '../../intake/plan/heads';

it.each([
  ['Nhiệm vụ cụ thể', 'task'],
  ['NỘI DUNG CÔNG VIỆC', 'task'],
  ['Tên nhiệm vụ', 'task'],
  ['Sản phảm/ Kết quả', 'product'],
  ['Sản phẩm, kết quả dự kiến', 'product'],
  ['Cơ quan chủ trì', 'lead'],
  ['Cơ quan/Đơn vị thực hiện', 'lead'],
  ['Đơn vị chịu trách nhiệm', 'lead'],
  ['Phân công', 'lead'],
  ['Đơn vị phối hợp', 'partner'],
  ['Phối hợp', 'partner'],
  ['Thời gian thực\nhiện', 'time'],
  ['Thoi gian thuc hién', 'time'],
  ['Tiến độ', 'time'],
  ['Thời hạn hoàn thành', 'time'],
  ['Ghi chú', 'note'],
  ['Kinh phí (triệu đồng)', 'note'],
  ['STT', 'no'],
])('knows the head “%s”', (head, field) => {
  expect(fieldOf(head)).toBe(field);
});

it('takes no sentence for a head', () => {
  expect(fieldOf('Tăng cường tuyên truyền cải cách hành chính trong nội bộ')).toBeNull();
  expect(labelled('Phòng Nội vụ: Tổ chức triển khai')).toBeNull();
});

it('takes “Thời gian …” before a time for its label, whatever the time is for', () => {
  expect(labelled('Thời gian giải ngân: Trước ngày 31/12/2027.')).toMatchObject({ field: 'time' });
  expect(labelled('Thời gian giải ngân: theo từng nguồn vốn')).toBeNull();
});

it('takes “Nội dung” over a column for the task, before a colon for what is to be done', () => {
  expect(fieldOf('Nội dung', true)).toBe('task');
  expect(labelled('Nội dung: Đưa thông tin về CCHC')).toMatchObject({ field: 'content', rest: 'Đưa thông tin về CCHC' });
});
