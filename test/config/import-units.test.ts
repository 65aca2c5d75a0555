import { importUnits } from '../../config/import-units';
import { sampleAuthority } from '../../config/sample-plan';
import { readUnitRows } from '../../config/read-unit-rows';
import type { UnitRow } from '../../config/unit-row';

const authority = sampleAuthority();
const lan: UnitRow = {
  unit: 'Phòng Kinh tế',
  name: 'Nguyễn Thị Lan',
  post: 'Chuyên viên',
  position: 'công chức',
  email: 'lan@xa.example',
  phone: '0912 345 678',
};

it('adds a person to a unit known by its name and a unit that is new', () => {
  const { added, authority: after } = importUnits(
    [lan, { ...lan, unit: 'Ban Chỉ huy Quân sự', name: 'Trần Văn Bình' }],
    authority,
  );
  expect(added).toEqual(['Nguyễn Thị Lan', 'Ban Chỉ huy Quân sự', 'Trần Văn Bình']);
  expect(after.officers.at(-2)).toMatchObject({ unit: 'phong-kinh-te', position: 'officer', phone: '+84912345678' });
  expect(after.units.at(-1)).toMatchObject({ id: 'ban-chi-huy-quan-su' });
});

it('changes nothing when the same file comes twice, and only what differs when it comes again', () => {
  const once = importUnits([lan], authority).authority;
  expect(importUnits([{ ...lan, unit: 'phòng kinh tế' }], once)).toMatchObject({ added: [], changed: [], authority: once });
  const moved = importUnits([{ ...lan, email: 'lan.nt@xa.example', phone: '' }], once);
  expect(moved.changed).toEqual(['Nguyễn Thị Lan']);
  expect(moved.authority.officers.at(-1)).toMatchObject({ email: 'lan.nt@xa.example', phone: '+84912345678' });
});

it.each([
  ['a hidden character', { name: 'Nguyễn Thị\u200bLan' }, 'name'],
  ['a direction mark', { email: 'lan\u202e@xa.example' }, 'email'],
  ['an address without a domain', { email: 'lan@' }, 'email'],
  ['a number that is none', { phone: '12345' }, 'phone'],
  ['a group instead of a unit', { unit: 'Trưởng các thôn' }, 'unit'],
  ['no unit', { unit: ' ' }, 'unit'],
  ['an unknown role', { position: 'sếp' }, 'position'],
])('leaves out a row with %s and says what to do', (_, wrong, field) => {
  const { added, problems } = importUnits([{ ...lan, ...wrong }], authority);
  expect(added).toEqual([]);
  expect(problems).toMatchObject([{ row: 1, field, blocks: true, hint: expect.stringMatching(/^(Ghi|Gõ)/) }]);
});

it('restores the 0 a spreadsheet lost, and says so', () => {
  const { authority: after, problems } = importUnits([{ ...lan, phone: '912345678' }], authority);
  expect(after.officers.at(-1)?.phone).toBe('+84912345678');
  expect(problems).toMatchObject([{ field: 'phone', blocks: false }]);
});

it('says when a new unit is almost one that is known', () => {
  const { added, problems } = importUnits([{ ...lan, unit: 'Phòng Kinh tê' }], authority);
  expect(added).toEqual(['Phòng Kinh tê', 'Nguyễn Thị Lan']);
  expect(problems).toMatchObject([{ field: 'unit', blocks: false, hint: expect.stringContaining('“Phòng Kinh tế”') }]);
});

describe('the CSV file', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('is read with a byte order mark, semicolons and columns in any order', async () => {
    const rows = await readUnitRows(
      bytes('\ufeffHọ và tên;Ghi chú;Cơ quan, đơn vị;Số điện thoại\nNguyễn Thị Lan;x;Phòng Kinh tế;912345678\n'),
      'a.csv',
    );
    expect(rows).toEqual([
      { unit: 'Phòng Kinh tế', name: 'Nguyễn Thị Lan', post: '', position: '', email: '', phone: '912345678' },
    ]);
  });

  it('must be UTF-8 and have a column for the unit', async () => {
    await expect(readUnitRows(new Uint8Array([0xd0, 0x20, 0xff]), 'a.csv')).rejects.toThrow(/CSV UTF-8/);
    await expect(readUnitRows(bytes('A,B\n1,2\n'), 'a.csv')).rejects.toThrow(/a\.csv:1: .*Đơn vị/);
  });
});
