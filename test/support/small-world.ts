import { loadCalendar } from '../../config/load-calendar';
import { loadLadders } from '../../config/load-ladders';
import type { Ladder } from '../../domain/ladder';
import type { Plan, Task } from '../../domain/plan';
import { rulesOf, type PlanRules } from '../../domain/plan-rules';
import type { Schedule } from '../../domain/schedule/schedule';
import type { Authority, Officer, Unit } from '../../domain/unit';

/** The cast: chị Lan leads, anh Bình helps, anh Minh coordinates, cô Hoa is the leadership. */
export const units = {
  lan: unit('lan', 'Trung tâm Văn hóa, Thông tin và Thể thao xã'),
  binh: unit('binh', 'Phòng Kinh tế'),
  minh: unit('minh', 'Phòng Văn hóa - Xã hội'),
  hoa: unit('hoa', 'Lãnh đạo UBND xã', { kind: 'lanh-dao', address: 'đồng chí' }),
  doan: unit('doan', 'Đoàn Thanh niên xã', { relation: 'party-mass-vertical', kind: 'doan-the' }),
  so: unit('so', 'Sở Nội vụ', { relation: 'higher', kind: 'so', address: 'Sở' }),
  thon1: unit('thon1', 'Trưởng thôn Một', { kind: 'thon', address: 'đồng chí' }),
  thon2: unit('thon2', 'Trưởng thôn Hai', { kind: 'thon', address: 'đồng chí' }),
  thon3: unit('thon3', 'Trưởng thôn Ba', { kind: 'thon', address: 'đồng chí' }),
};

export function unit(id: string, name: string, over: Partial<Unit> = {}): Unit {
  return {
    id,
    name,
    aliases: [],
    shortName: name,
    kind: 'phong',
    parent: null,
    relation: 'subordinate',
    address: 'đơn vị',
    names: [],
    successors: [],
    since: null,
    until: null,
    ...over,
  };
}

export function officer(unitId: string, position: Officer['position'], over: Partial<Officer> = {}): Officer {
  const id = `${unitId}-${position}`;
  return {
    id,
    unit: unitId,
    name: `Nguyễn Văn Mẫu ${id}`,
    post: position === 'head' ? 'Trưởng đơn vị' : 'Chuyên viên',
    position,
    email: `${id}@tan-hoa.example`,
    phone: '+84900000001',
    from: null,
    until: null,
    ...over,
  };
}

export function authority(over: Partial<Authority> = {}): Authority {
  const all = Object.values(units);
  return {
    id: 'tan-hoa',
    name: 'UBND xã Tân Hòa',
    smsName: 'UBND XA TAN HOA',
    units: all,
    groups: [{ id: 'cac-thon', name: 'Trưởng các thôn', aliases: [], kinds: ['thon'], units: [] }],
    officers: all.flatMap(({ id }) => [officer(id, 'officer'), officer(id, 'head')]),
    ...over,
  };
}

type TaskDraft = { no?: string; lead?: string | string[]; group?: string; partners?: string[]; schedules: Partial<Schedule>[] };

export function task({ no = '1', lead = 'lan', group, partners = [], schedules }: TaskDraft): Task {
  const leads = group ? [{ unit: null, group }] : [lead].flat().map((id) => ({ unit: id, group: null }));
  return {
    no,
    title: `Nhiệm vụ thử số ${no}`,
    shortTitle: `Nhiệm vụ ${no}`,
    products: ['01 báo cáo'],
    leads: leads.map((body, index) => ({ ...body, name: body.unit ?? group ?? '', accountable: index === 0, scope: null })),
    partners: partners.map((id) => ({ name: id, unit: id, group: null })),
    when: '',
    schedules: schedules.map((schedule) => ({ text: '', class: 'recurring', rule: { kind: 'waiting' }, ...schedule })),
    source: null,
    notes: [],
  };
}

export const monthly: Partial<Schedule> = { class: 'recurring', rule: { kind: 'each', period: 'month' } };
export const quarterlyReport: Partial<Schedule> = { class: 'recurring', rule: { kind: 'each', period: 'quarter' }, report: true };
export const dueOn = (on: string): Partial<Schedule> => ({ class: 'by', rule: { kind: 'limit', on } });
export const standing: Partial<Schedule> = { class: 'standing', rule: { kind: 'standing' } };

export function plan(tasks: Task[], over: Partial<Plan> = {}): Plan {
  return {
    id: 'tan-hoa/thu/2026',
    authority: 'tan-hoa',
    slug: 'thu',
    year: 2026,
    title: 'Kế hoạch thử năm 2026',
    number: '12/KH-UBND',
    issuedOn: '2026-01-05',
    coordinator: { name: 'Phòng Văn hóa - Xã hội', unit: 'minh', group: null },
    leadership: { name: 'Lãnh đạo UBND xã', unit: 'hoa', group: null },
    reportTo: null,
    ladder: 'mac-dinh',
    confirms: false,
    informs: [],
    cutoffs: 'quarterly',
    tasks,
    notes: [],
    ...over,
  };
}

export const calendar = loadCalendar();
export const ladder = loadLadders()[0] as Ladder;

export function rules(tasks: Task[], over: Partial<Plan> = {}, startedOn = '2026-01-05', register = authority()): PlanRules {
  return rulesOf({ plan: plan(tasks, over), authority: register, calendar, ladder, startedOn });
}
