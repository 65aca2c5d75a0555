import type { Plan, Task } from '../../domain/plan';
import type { Authority, Officer, Unit } from '../../domain/unit';

export type Province = { authority: Authority; plans: Plan[] };

/**
 * How large it is. A plan has 62 tasks of 12 months, 744 assignments, of which 7 × 62 + 60 are done: 250 are open in each plan, 10,000
 * in all.
 */
export const SIZE = { units: 500, plans: 40, tasks: 62, doneMonths: 7, doneOfNext: 60 };

const KINDS = ['Sở', 'UBND xã', 'UBND phường', 'Ban Quản lý', 'Trung tâm'];
const WORKS = [
  'Rà soát, đơn giản hóa thủ tục hành chính thuộc phạm vi quản lý, trình cấp có thẩm quyền công bố',
  'Tuyên truyền, phổ biến chính sách mới trên hệ thống truyền thanh cơ sở và cổng thông tin điện tử',
  'Báo cáo kết quả thực hiện cải cách hành chính, kiến nghị tháo gỡ khó khăn, vướng mắc',
  'Kiểm tra công vụ, việc chấp hành kỷ luật, kỷ cương hành chính tại cơ quan, đơn vị',
];

/** An invented province: 500 units with two people each, 40 plans of 2026 whose tasks are due each month. */
export function province(): Province {
  const units = Array.from({ length: SIZE.units }, (_, index) => unit(index));
  const authority: Authority = {
    id: 'tinh-do',
    name: 'UBND tỉnh Đo',
    smsName: 'UBND TINH DO',
    units,
    groups: [{ id: 'ubnd-xa', name: 'UBND các xã', aliases: [], kinds: ['ubnd-xa'], units: [] }],
    officers: units.flatMap(({ id }, index) => [person(id, 'officer', index), person(id, 'head', index)]),
  };
  return { authority, plans: Array.from({ length: SIZE.plans }, (_, index) => plan(authority, index)) };
}

function unit(index: number): Unit {
  const name = `${KINDS[index % KINDS.length]} số ${index + 1}`;
  const kind = index % KINDS.length === 1 ? 'ubnd-xa' : 'so';
  const rest = { aliases: [], parent: null, names: [], successors: [], since: null, until: null };
  return { ...rest, id: `don-vi-${index + 1}`, name, shortName: name, kind, relation: 'subordinate', address: 'đơn vị' };
}

function person(unitId: string, position: Officer['position'], index: number): Officer {
  const post = position === 'head' ? 'Thủ trưởng' : 'Chuyên viên';
  const email = `${position}.${unitId}@tinh-do.example`;
  const phone = `09${String(10_000_000 + index)}`;
  return {
    id: `${unitId}-${position}`,
    unit: unitId,
    name: `Nguyễn Văn ${index + 1}`,
    post,
    position,
    email,
    phone,
    from: null,
    until: null,
  };
}

function plan({ id: authority, units }: Authority, index: number): Plan {
  const slug = `ke-hoach-${index + 1}`;
  const named = (place: number) => ({ name: units[place]?.name ?? '', unit: units[place]?.id ?? null, group: null });
  return {
    id: `${authority}/${slug}/2026`,
    authority,
    slug,
    year: 2026,
    title: `Kế hoạch số ${index + 1} về cải cách hành chính năm 2026 của tỉnh Đo`,
    number: `${index + 1}/KH-UBND`,
    issuedOn: '2026-01-02',
    coordinator: named(0),
    leadership: named(1),
    reportTo: null,
    ladder: 'default',
    confirms: index % 2 === 0,
    informs: [],
    cutoffs: 'quarterly',
    tasks: Array.from({ length: SIZE.tasks }, (_, place) => task(units, index * SIZE.tasks + place, place)),
    notes: [],
  };
}

function task(units: readonly Unit[], place: number, index: number): Task {
  const at = (offset: number) => units[(place + offset) % units.length];
  const body = (offset: number) => ({ name: at(offset)?.name ?? '', unit: at(offset)?.id ?? null, group: null });
  return {
    no: String(index + 1),
    title: `${WORKS[index % WORKS.length]} (nội dung ${index + 1})`,
    shortTitle: `Nội dung ${index + 1} hằng tháng`,
    products: ['Báo cáo', 'Tài liệu kèm theo'],
    leads: [{ ...body(0), accountable: true, scope: null }],
    partners: [body(7), body(23)],
    when: 'Hằng tháng',
    schedules: [{ text: 'Hằng tháng', class: 'recurring', rule: { kind: 'each', period: 'month', on: [{ day: 25 }] } }],
    source: `Phụ lục, STT ${index + 1}`,
    notes: [],
  };
}
