import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authorityFile, loadAuthority } from '../../config/load-authority';
import { bodyFinder, nearestBodies } from '../../config/find-body';
import { matchKey } from '../../domain/match-key';

const registers = ['kong-chro', 'nam-sach', 'gia-lai', 'son-ninh', 'tan-phong', 'tan-hoa'];

it.each(registers)('%s: every unit has a head and an officer with invented addresses, every group has members', (id) => {
  const { units, groups, officers } = loadAuthority(authorityFile(id));
  for (const unit of units) {
    const own = officers.filter((officer) => officer.unit === unit.id);
    expect(own.map(({ position }) => position).sort()).toEqual(['head', 'officer']);
    for (const { email, phone } of own) {
      expect(email).toMatch(/\.example$/);
      expect(phone).toMatch(/^\+84900000\d{3}$/);
    }
  }
  for (const group of groups) {
    expect(units.filter(({ kind, id: unit }) => group.kinds.includes(kind) || group.units.includes(unit))).not.toEqual([]);
  }
  expect(new Set(officers.map((officer) => officer.id)).size).toBe(officers.length);
});

it('no two people of the samples share an address or a number', () => {
  const people = registers.flatMap((id) => loadAuthority(authorityFile(id)).officers);
  expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
  expect(new Set(people.map(({ phone }) => phone)).size).toBe(people.length);
});

it('finds one station under the four names the Kông Chro document gives it', () => {
  const find = bodyFinder(loadAuthority(authorityFile('kong-chro')));
  const four = ['Trung tâm Văn hóa, Thông tin và Thể thao huyện', 'Đài truyền thanh và Truyền hình huyện'];
  four.push('Đài Truyền thanh – Truyền hình huyện', 'Trung tâm Văn hoá, TT&TT huyện');
  expect(four.map((name) => find(name)?.unit)).toEqual(Array(4).fill('trung-tam-vhtt'));
});

it('says which names are near one it does not know', () => {
  expect(nearestBodies(loadAuthority(authorityFile('nam-sach')), 'Phòng Nội vu')[0]).toBe('Phòng Nội vụ');
});

it('refuses one name for two bodies', () => {
  const text = readFileSync(authorityFile('tan-hoa'), 'utf8').replace('name: Trạm Y tế', 'name: Phòng Kinh tế');
  const file = join(mkdtempSync(join(tmpdir(), 'dondoc-')), 'tan-hoa.yaml');
  writeFileSync(file, text);
  expect(() => loadAuthority(file)).toThrow(/tan-hoa\.yaml:\d+: units\[6\]\.name: Tên “Phòng Kinh tế” đã dùng/);
});

describe('matchKey', () => {
  it.each([
    ['Văn hoá', 'Văn hóa'],
    ['Phòng Hằng hải', 'phòng hàng hải'],
    ['Văn phòng HĐND-UBND', 'Văn phòng HĐND&UBND'],
    ['Văn phòng HĐND - UBND', 'Văn phòng HĐND và UBND'],
    ['Công chức Văn phòng – thống kê', 'Công chức Văn phòng-thống kê'],
    ['Uỷ ban nhân dân các xã', 'UBND các xã'],
    ['Ðài phát thanh', 'đài phát thanh'],
    ['Đài\u200b Phát\u00a0thanh\ufeff', 'Đài Phát thanh'],
    ['Phòng Quản lí kĩ thuật', 'Phòng Quản lý kỹ thuật'],
    ['Đội Kỉ luật, Công ti Mĩ', 'Đội Kỷ luật, Công ty Mỹ'],
    ['Quí cơ quan'.normalize('NFD'), 'Quý cơ quan'],
  ])('%s = %s', (a, b) => expect(matchKey(a)).toBe(matchKey(b)));

  it('keeps apart what differs by a tone', () => {
    expect(matchKey('Thôn Đoài')).not.toBe(matchKey('Thôn Đoái'));
    expect(matchKey('Xã Thúy Lý')).not.toBe(matchKey('Xã Thúi Lỵ'));
  });
});
