import { assignBodies } from '../../intake/plan/assign-bodies';
import { cutSentence } from '../../intake/plan/cut-at-verb';
import { splitBodies } from '../../intake/plan/split-bodies';

const names = (text: string) => splitBodies(text).map(({ name }) => name);

it.each([
  ['Văn phòng HĐND và UBND; Phòng Nội vụ', ['Văn phòng HĐND và UBND', 'Phòng Nội vụ']],
  ['Văn phòng HĐND-\nUBND huyện', ['Văn phòng HĐND-UBND huyện']],
  ['Phòng Tài chính - Kế hoạch, Phòng Tư pháp', ['Phòng Tài chính - Kế hoạch', 'Phòng Tư pháp']],
  ['Phòng Văn hóa và Thông tin và UBND cấp xã', ['Phòng Văn hóa và Thông tin', 'UBND cấp xã']],
  ['Sở Khoa học và Công nghệ, Sở Y tế', ['Sở Khoa học và Công nghệ', 'Sở Y tế']],
  ['Trung tâm Văn hóa, Thông tin và Thể thao huyện', ['Trung tâm Văn hóa, Thông tin và Thể thao huyện']],
  ['Các cơ quan, đơn vị, UBND các xã, thị trấn', ['Các cơ quan, đơn vị', 'UBND các xã, thị trấn']],
  ['Các sở, ban, ngành, UBND cấp huyện, cấp xã', ['Các sở, ban, ngành', 'UBND cấp huyện', 'UBND cấp xã']],
  ['- Công an xã\n- Ban Chỉ huy Quân sự xã', ['Công an xã', 'Ban Chỉ huy Quân sự xã']],
  ['Trưởng các ấp và các bộ phận chuyên môn xã.', ['Trưởng các ấp', 'các bộ phận chuyên môn xã']],
  ['Công chức Văn phòng – thống kê xã', ['Công chức Văn phòng – thống kê xã']],
  ['Giao Phòng Nội vụ', ['Phòng Nội vụ']],
  ['Phòng Văn hóa, Khoa học và Thông tin', ['Phòng Văn hóa, Khoa học và Thông tin']],
  [
    'công chức Văn phòng - Thống kê, công chức Văn hóa - Xã hội',
    ['công chức Văn phòng - Thống kê', 'công chức Văn hóa - Xã hội'],
  ],
  ['Chi cục Thủy lợi và Phòng, chống thiên tai', ['Chi cục Thủy lợi và Phòng, chống thiên tai']],
  ['Công an phường, tổ dân phố', ['Công an phường', 'tổ dân phố']],
  ['Các phòng, hạt kiểm lâm', ['Các phòng, hạt kiểm lâm']],
  ['Trưởng thôn, tổ dân phố', ['Trưởng thôn, tổ dân phố']],
  ['Phòng Kế hoạch tổng hợp', ['Phòng Kế hoạch tổng hợp']],
  ['Các sở, ngành chủ trì dự án, UBND các huyện', ['Các sở, ngành chủ trì dự án', 'UBND các huyện']],
])('cuts “%s”', (text, expected) => {
  expect(names(text)).toEqual(expected);
});

it('keeps with each body the part of the work its sentence gives it', () => {
  expect(splitBodies('Tỉnh đoàn chịu trách nhiệm xây dựng kế hoạch; Sở Nội vụ phối hợp cùng Tỉnh đoàn tổ chức')).toEqual([
    { name: 'Tỉnh đoàn', scope: 'Chịu trách nhiệm xây dựng kế hoạch', open: false },
    { name: 'Sở Nội vụ', scope: 'Phối hợp cùng Tỉnh đoàn tổ chức', open: false },
  ]);
});

it.each([
  ['Trung tâm Văn hóa - Truyền thông huyện phát sóng bản tin', 'Trung tâm Văn hóa - Truyền thông huyện'],
  ['Phòng Kế hoạch tổng hợp chủ trì xây dựng kế hoạch', 'Phòng Kế hoạch tổng hợp'],
  ['Phòng Nội vụ tổ chức theo dõi, đôn đốc', 'Phòng Nội vụ'],
  ['Tổ bảo vệ an ninh, trật tự xây dựng kế hoạch', 'Tổ bảo vệ an ninh, trật tự'],
  ['Ban Chỉ đạo chuyển đổi số tỉnh tổ chức kiểm tra', 'Ban Chỉ đạo chuyển đổi số tỉnh'],
  ['Các phòng, đội kiểm lâm cơ động đăng ký thi đua', 'Các phòng, đội kiểm lâm cơ động'],
  ['Các sở, ngành chủ trì dự án, UBND các huyện báo cáo kết quả', 'Các sở, ngành chủ trì dự án, UBND các huyện'],
])('cuts “%s” behind who does it', (sentence, who) => {
  expect(cutSentence(sentence).names).toBe(who);
});

it('leaves open who “có liên quan” is', () => {
  expect(splitBodies('Đài phát thanh, các cơ quan có liên quan').map(({ open }) => open)).toEqual([false, true]);
});

it.each(['Chủ trì: Phòng Nội vụ\nPhối hợp: Phòng Tư pháp', 'Phòng Nội vụ chủ trì, phối hợp với Phòng Tư pháp thực hiện'])(
  'finds lead and partner in one cell: %j',
  (cell) => {
    const { leads, partners } = assignBodies(cell, '', []);
    expect([leads.map(({ name }) => name), partners.map(({ name }) => name)]).toEqual([['Phòng Nội vụ'], ['Phòng Tư pháp']]);
  },
);
