import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCalendar } from '../../../config/load-calendar';
import { readApart } from '../../../intake/read-apart';
import { aPdf, LETTERHEAD, type Row } from '../extract/documents';
import { aScan } from './a-scan';

const folder = mkdtempSync(join(tmpdir(), 'dondoc-scans-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isThere =
  /^vie$/m.test(String(spawnSync('tesseract', ['--list-langs']).stdout ?? '')) && spawnSync('pdftoppm', ['-v']).status === 0;
const itReads = isThere ? it : it.skip;
const unless = isThere ? '' : ' (skipped: tesseract with vie, or pdftoppm, is not installed here)';

const HEAD: Row = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Sản phẩm', 'Thời gian hoàn thành'];
const ROWS: Row[] = [
  HEAD,
  ['1', 'Rà soát văn bản quy phạm pháp luật do xã ban hành', 'Phòng Tư pháp', 'Báo cáo', 'Trước 15/12'],
  ['2', 'Kiểm tra công tác cải cách hành chính', 'Phòng Nội vụ', 'Kế hoạch', 'Hằng quý'],
  ['3', 'Tuyên truyền về chuyển đổi số trên hệ thống truyền thanh', 'Trung tâm Văn hóa - Thể thao', 'Tin bài', 'Hằng tháng'],
];
const BEFORE = [...LETTERHEAD, 'I. NHIỆM VỤ'];

itReads.each([0, 0.3])(
  `reads a scanned table laid down %s degrees askew, and says that a machine recognized it${unless}`,
  async (turned) => {
    const file = join(folder, `scan-${turned}.pdf`);
    writeFileSync(file, await aScan(await aPdf(BEFORE, ROWS, [30, 180, 110, 70, 90], []), turned));
    const { document, draft } = await readApart(file, { calendar: loadCalendar() });
    if ('refused' in draft) throw new Error(draft.refused);
    expect(draft).toMatchObject({ number: '12/KH-UBND', issuedOn: '2027-01-15', year: 2027 });
    expect(draft.tasks.map(({ no, leads, due }) => [no, leads[0]?.name, due.length])).toEqual([
      ['1', 'Phòng Tư pháp', 1],
      ['2', 'Phòng Nội vụ', 4],
      ['3', 'Trung tâm Văn hóa - Thể thao', 12],
    ]);
    expect(draft.questions.map(({ why }) => why)).toContain(
      'Chữ ở trang 1 do máy nhận dạng từ bản quét (OCR): đề nghị đối chiếu từng nội dung với bản ký',
    );
    expect(document.recognized).toEqual([1]);
  },
);
