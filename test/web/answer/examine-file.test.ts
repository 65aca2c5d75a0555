import { attachment } from '../../../web/answer/uploads/send-file';
import { examineFile } from '../../../web/answer/uploads/examine-file';
import { aDocx, aZip } from './a-zip';

const PDF = Buffer.from('%PDF-1.7\n…');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

it.each([
  ['bao-cao.pdf', PDF],
  ['Ảnh.JPG', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ['anh.png', PNG],
  ['bao-cao.docx', aDocx()],
  ['so-lieu.xlsx', aZip([{ name: '[Content_Types].xml' }, { name: 'xl/workbook.xml' }])],
  ['cu.doc', OLE],
  ['ghi-chu.txt', Buffer.from('Đã phát sóng')],
])('takes %s when its content is what its name says', (name, bytes) => {
  expect(examineFile(name, bytes)).toHaveProperty('type');
});

it.each<[string, Buffer, string]>([
  ['trang.html', Buffer.from('<html>'), 'chưa đúng loại'],
  ['anh.svg', Buffer.from('<svg onload=alert(1)>'), 'chưa đúng loại'],
  ['chay.exe', Buffer.from('MZ'), 'chưa đúng loại'],
  ['khong-duoi', PDF, 'chưa đúng loại'],
  ['bao-cao.pdf', PNG, 'không phải là pdf'],
  ['anh.png', PDF, 'không phải là png'],
  ['rong.pdf', Buffer.alloc(0), 'không có nội dung'],
  ['nhi-phan.txt', Buffer.from([65, 0, 66]), 'không phải là txt'],
  ['latin.txt', Buffer.from([0xe1, 0xe9]), 'không phải là txt'],
  ['so-lieu.xlsx', aDocx(), 'không đúng với đuôi'],
  ['nen.docx', aZip([{ name: 'a.txt' }]), 'không đúng với đuôi'],
  ['cat.docx', aDocx().subarray(0, -4), 'bị hỏng'],
  ['nhieu.docx', aDocx(Array.from({ length: 2_000 }, (_, i) => ({ name: `word/${i}` }))), 'bị hỏng'],
  ['bom.docx', aDocx([{ name: 'word/a.xml', packed: 1_000, unpacked: 300_000_000 }]), 'dung lượng bất thường'],
  ['nen-chat.docx', aDocx([{ name: 'word/a.xml', packed: 1_000, unpacked: 200_000 }]), 'dung lượng bất thường'],
  ['tren.docx', aDocx([{ name: '../../etc/passwd' }]), 'cấu trúc bất thường'],
  ['goc.docx', aDocx([{ name: '/etc/passwd' }]), 'cấu trúc bất thường'],
  ['o-dia.docx', aDocx([{ name: 'C:\\x' }]), 'cấu trúc bất thường'],
  ['khoa.docx', aDocx([{ name: 'word/a.xml', flags: 1 }]), 'mật khẩu'],
  ['macro.docx', aDocx([{ name: 'word/vbaProject.bin' }]), 'macro'],
])('refuses %s and says what to do', (name, bytes, words) => {
  expect(examineFile(name, bytes)).toEqual({ problem: expect.stringContaining(words) as string });
});

it('names a file so that every browser keeps the name and none takes it for a header', () => {
  expect(attachment('Báo cáo "quý I"\r\nX: y;.pdf')).toBe(
    `attachment; filename="Bao cao _quy I___X_ y_.pdf"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%22qu%C3%BD%20I%22%0D%0AX%3A%20y%3B.pdf`,
  );
});
