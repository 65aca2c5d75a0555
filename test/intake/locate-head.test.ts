import { attachedDecision } from '../../intake/plan/attached-decision';
import { locateHead } from '../../intake/plan/locate-head';

const TEXTS = [
  'ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'XÃ TÂN HÒA',
  'Số: 15 /KH-UBND | Tân Hòa, ngày 05 tháng 01 năm 2027',
  'KẾ HOẠCH',
  'Cải cách hành chính',
  'năm 2027 của xã Tân Hòa',
  '(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/01/2027',
  'của Ủy ban nhân dân xã)',
  'Phòng Văn hóa - Xã hội tập huấn kỹ năng số.',
  'Phòng Văn hóa - Xã hội theo dõi, đôn đốc, báo cáo Sở Nội vụ.',
  'Lê Thị Hoa',
];

const HEAD = {
  authority: 'UBND xã Tân Hòa',
  title: 'Kế hoạch cải cách hành chính năm 2027 của xã Tân Hòa',
  number: '15/KH-UBND',
  issuedOn: '2027-01-05',
  year: 2027,
  coordinator: 'Phòng Văn hóa - Xã hội',
  leadership: 'Lãnh đạo UBND xã',
  reportTo: 'Sở Nội vụ',
  signer: 'Lê Thị Hoa',
  attachedTo: attachedDecision(TEXTS),
};

it('names the decision a plan is attached to, over two lines, and none whose number is blank', () => {
  expect(attachedDecision(TEXTS)).toBe('Quyết định số 12/QĐ-UBND ngày 05/01/2027 của Ủy ban nhân dân xã');
  expect(attachedDecision(['Ban hành kèm theo quyết định số 7/QĐ-UBND ngày 02/02/2027.'])).toBe(
    'Quyết định số 7/QĐ-UBND ngày 02/02/2027',
  );
  expect(attachedDecision(['(Kèm theo Quyết định số      /QĐ-UBND ngày    tháng   năm 2027)'])).toBeNull();
  expect(attachedDecision(['(Kèm theo Kế hoạch số 15/KH-UBND ngày 05/01/2027 của UBND xã)'])).toBeNull();
});

it('finds each part of the head where it stands, names over several lines, the coordinator where it is told to follow the plan', () => {
  expect(locateHead(passages(TEXTS), HEAD)).toEqual({
    authority: [0, 2],
    title: [3, 6],
    number: [2, 3],
    issuedOn: [2, 3],
    year: [5, 6],
    attachedTo: [6, 8],
    coordinator: [9, 10],
    reportTo: [9, 10],
    signer: [10, 11],
  });
});

it('knows a title that goes on with words from elsewhere by what it begins with', () => {
  const texts = passages(['Thực hiện kế hoạch của tỉnh', 'KẾ HOẠCH', 'Cải cách hành chính năm 2027', 'Phòng Nội vụ']);
  const title = 'Kế hoạch cải cách hành chính năm 2027 do ngân sách bảo đảm';
  expect(locateHead(texts, { ...HEAD, title })).toMatchObject({ title: [1, 3], year: [2, 3] });
});

it('leaves out what the document does not say', () => {
  const silent = {
    ...HEAD,
    number: null,
    issuedOn: null,
    coordinator: null,
    signer: null,
    reportTo: 'Sở Y tế',
    attachedTo: null,
  };
  expect(locateHead(passages(['KẾ HOẠCH', 'Chuyển đổi số năm 2027']), silent)).toEqual({ year: [1, 2] });
});

function passages(texts: readonly string[]) {
  return texts.map((text) => ({ text }));
}
