import type { AddressForm, Relation, Unit } from '../../domain/unit';

export const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  subordinate: 'Trực thuộc',
  peer: 'Ngang cấp',
  'party-mass-vertical': 'Đảng, đoàn thể, ngành dọc',
  higher: 'Cấp trên',
  outside: 'Bên ngoài',
};

/** How far notices go to a unit of a relation. */
export const RELATION_HINTS: Readonly<Record<Relation, string>> = {
  subordinate: 'nhắc việc, đôn đốc và báo cáo lãnh đạo',
  peer: 'chỉ nhắc việc và đề nghị phối hợp',
  'party-mass-vertical': 'chỉ nhắc việc và đề nghị phối hợp',
  higher: 'chỉ thông tin để phối hợp, khi cơ quan đầu mối chọn',
  outside: 'chỉ thông tin để phối hợp, khi cơ quan đầu mối chọn',
};

export const ADDRESS_FORMS: readonly AddressForm[] = ['cơ quan', 'đơn vị', 'đồng chí', 'Sở', 'Phòng', 'Ủy ban'];

/** `Quý đơn vị`, `đồng chí`. */
export function addressFormWords(form: AddressForm): string {
  return form === 'đồng chí' ? form : `Quý ${form}`;
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  phong: 'Phòng',
  'dau-moi': 'Cơ quan đầu mối',
  'lanh-dao': 'Lãnh đạo',
  'don-vi-su-nghiep': 'Đơn vị sự nghiệp',
  'doan-the': 'Đoàn thể',
  'nganh-doc': 'Ngành dọc',
  'ubnd-xa': 'UBND cấp xã',
  'ubnd-huyen': 'UBND cấp huyện',
  'bo-phan': 'Bộ phận',
  so: 'Sở, ban, ngành',
  thon: 'Thôn, tổ dân phố',
  dang: 'Cơ quan Đảng',
  post: 'Chức danh',
  'don-vi': 'Đơn vị',
};

/** The kinds that have words of their own. */
export const KNOWN_KINDS: readonly string[] = Object.keys(KIND_WORDS);

/** A unit's kind as people read it; one that is not known as it is written. */
export function unitKindWords({ kind }: Pick<Unit, 'kind'>): string {
  return KIND_WORDS[kind] ?? kind;
}
