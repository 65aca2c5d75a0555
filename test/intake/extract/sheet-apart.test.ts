import { LIMITS } from '../../../intake/extract/extract-apart';
import { Unreadable } from '../../../intake/extract/extract-error';
import { sheetApart } from '../../../intake/extract/sheet-apart';
import { workbook, zip } from './a-workbook';

const ROWS = [
  ['Đơn vị', 'Điện thoại'],
  ['Phòng Kinh tế', 912345679],
  ['Trạm Y tế', 912345680],
];

it('takes the cells of a workbook out in a process of its own, as many rows as are wanted', async () => {
  expect(await sheetApart(zip(workbook(ROWS)), 2)).toEqual([
    ['Đơn vị', 'Điện thoại'],
    ['Phòng Kinh tế', '912345679'],
  ]);
});

it('vouches for no workbook that is broken, has macros, or grows beyond what its directory promises', async () => {
  const parts = workbook(ROWS);
  const hostile = [
    Buffer.from('PK\u0003\u0004 broken'),
    zip({ ...parts, 'xl/vbaProject.bin': 'x' }),
    zip({ ...parts, 'xl/media/x.xml': Buffer.alloc(9 * 1024 * 1024) }, 100),
  ];
  expect(await Promise.all(hostile.map((bytes) => sheetApart(bytes, 10)))).toEqual([null, null, null]);
});

it('ends a reading that takes more than its room, says so, and goes on with the next', async () => {
  const many = zip(workbook(Array.from({ length: 200 }, (_, at) => [`Đơn vị ${at}`])));
  await expect(sheetApart(many, 200, { ...LIMITS, outputBytes: 1_000 })).rejects.toThrow(Unreadable);
  expect(await sheetApart(many, 200)).toHaveLength(200);
});
