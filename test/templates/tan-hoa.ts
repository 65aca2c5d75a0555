import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import type { Instant } from '../../domain/dates';
import type { Notice, NoticeItem } from '../../domain/notice';
import type { Plan, Task } from '../../domain/plan';
import type { Authority, Officer, Relation, Unit, AddressForm } from '../../domain/unit';
import { instantAt } from '../../domain/zone';
import type { FactText, MessageInput } from '../../templates/render-message';

/** A small commune with one plan, for the texts: nothing in it is a real office. */

export const CALENDAR: WorkCalendar = {
  version: 'test',
  fixed: [{ day: '01-01', since: 2000, holiday: 'tet-duong-lich' }],
  years: {},
};

function unit(id: string, name: string, address: AddressForm, relation: Relation = 'subordinate'): Unit {
  return {
    id,
    name,
    aliases: [],
    shortName: name,
    kind: 'phong',
    parent: null,
    relation,
    address,
    names: [],
    successors: [],
    since: null,
    until: null,
  };
}

function officer(id: string, unitId: string, post: string): Officer {
  return {
    id,
    unit: unitId,
    name: 'Nguyễn Văn Mẫu',
    post,
    position: 'officer',
    email: `${id}@tan-hoa.example`,
    phone: '0900000001',
    from: null,
    until: null,
  };
}

export const AUTHORITY: Authority = {
  id: 'tan-hoa',
  name: 'UBND xã Tân Hòa',
  smsName: 'UBND XA TAN HOA',
  units: [
    unit('ttvh', 'Trung tâm Văn hóa, Thông tin và Thể thao xã', 'đơn vị'),
    unit('vhxh', 'Phòng Văn hóa - Xã hội', 'Phòng'),
    unit('vp', 'Văn phòng HĐND và UBND', 'cơ quan'),
    unit('mttq', 'Ủy ban Mặt trận Tổ quốc Việt Nam xã', 'cơ quan', 'party-mass-vertical'),
    unit('lanh-dao', 'Lãnh đạo UBND xã', 'đồng chí'),
    unit('thon-1', 'Trưởng thôn Tân Lập', 'đồng chí'),
    unit('snv', 'Sở Nội vụ', 'Sở', 'higher'),
  ],
  groups: [],
  officers: [],
};

export const LAN = officer('lan', 'ttvh', 'Viên chức');
export const MINH = officer('minh', 'vhxh', 'Công chức');
export const BINH = officer('binh', 'vp', 'Công chức');
export const HOA = officer('hoa', 'lanh-dao', 'Chủ tịch UBND xã');
export const SO = officer('so', 'snv', 'Chuyên viên');
export const MAT_TRAN = officer('mat-tran', 'mttq', 'Ủy viên');

const BLANK = { source: null, notes: [], schedules: [], partners: [], products: [], when: '' };
const lead = (unitId: string, name: string) => [{ name, unit: unitId, group: null, accountable: true, scope: null }];

export const TASKS: readonly Task[] = [
  {
    ...BLANK,
    no: '1',
    title: 'Đăng tin, bài về cải cách hành chính trên Trang thông tin điện tử',
    shortTitle: 'Tin bài CCHC',
    leads: lead('vp', 'Văn phòng HĐND và UBND'),
    when: 'Thường xuyên',
    products: ['Tin, bài'],
  },
  {
    ...BLANK,
    no: '3',
    title: 'Tập huấn nghiệp vụ cải cách hành chính',
    shortTitle: 'Tập huấn CCHC',
    leads: lead('vp', 'Văn phòng HĐND và UBND'),
    when: 'Theo Kế hoạch của Sở, ngành liên quan',
  },
  {
    ...BLANK,
    no: '5',
    title: 'Chuyên mục Cải cách hành chính trên hệ thống truyền thanh',
    shortTitle: 'Chuyên mục CCHC',
    products: ['01 chuyên mục'],
    leads: lead('ttvh', 'Trung tâm Văn hóa, Thông tin và Thể thao xã'),
    partners: [{ name: 'Phòng Văn hóa - Xã hội', unit: 'vhxh', group: null }],
    when: 'Mỗi tháng 01 kỳ',
  },
  {
    ...BLANK,
    no: '6',
    title: 'Tọa đàm về cải cách thủ tục hành chính',
    shortTitle: 'Tọa đàm TTHC',
    products: ['Cuộc tọa đàm'],
    leads: lead('ttvh', 'Trung tâm Văn hóa, Thông tin và Thể thao xã'),
    when: 'Tháng 6/2027',
  },
  {
    ...BLANK,
    no: 'TH.1',
    title: 'Báo cáo kết quả thực hiện Kế hoạch',
    shortTitle: 'Báo cáo quý',
    leads: lead('vhxh', 'Phòng Văn hóa - Xã hội'),
    when: 'Định kỳ hàng quý',
  },
];

export const PLAN: Plan = {
  id: 'tan-hoa/tuyen-truyen-cchc/2027',
  authority: 'tan-hoa',
  slug: 'tuyen-truyen-cchc',
  year: 2027,
  title: 'Kế hoạch tuyên truyền CCHC năm 2027',
  number: '12/KH-UBND',
  issuedOn: '2027-01-15',
  coordinator: { name: 'Phòng Văn hóa - Xã hội', unit: 'vhxh', group: null },
  leadership: { name: 'Lãnh đạo UBND xã', unit: 'lanh-dao', group: null },
  reportTo: 'Sở Nội vụ',
  ladder: 'default',
  confirms: false,
  informs: ['snv'],
  cutoffs: 'quarterly',
  tasks: TASKS,
  notes: [],
};

let serial = 0;

/** A notice as the workflow makes it; by default to the centre as lead of task 5, period of May, due on 31/05/2027. */
export function aNotice(kind: Notice['kind'], over: Partial<Notice> & { item?: Partial<NoticeItem> } = {}): Notice {
  const { item, ...rest } = over;
  serial += 1;
  return {
    key: `${kind}-${serial}`,
    kind,
    to: { unit: 'ttvh', as: 'lead', positions: ['officer'] },
    channels: ['email'],
    rung: kind,
    items: [{ task: '5', key: '2027-05', lead: 'ttvh', dueOn: '2027-05-31', ...item }],
    momentOn: '2027-05-26',
    postedOn: '2027-05-26',
    validUntil: instantAt('2027-12-31', '00:00'),
    ...rest,
  };
}

/** A message to chị Lan on a day at 08:03, with one plan. */
export function aMessage(on: string, notices: readonly Notice[], over: Partial<MessageInput> = {}): MessageInput {
  return {
    at: at(on),
    channel: 'email',
    authority: AUTHORITY,
    calendar: CALENDAR,
    person: LAN,
    entries: notices.map((notice) => ({ notice: { ...notice, momentOn: on }, plan: PLAN })),
    link: '⟦link⟧',
    code: '⟦code⟧',
    ...over,
  };
}

/** The words of one fact. */
export function said(kind: FactText['kind'], over: Partial<FactText> & { on: string; time?: string }): () => FactText {
  const { on, time = '09:14', ...rest } = over;
  return () => ({ kind, text: null, at: instantAt(on, time), doneOn: null, newDueOn: null, by: 'lan', ...rest });
}

export const TO_COORDINATOR: Notice['to'] = { unit: 'vhxh', as: 'coordinator', positions: ['officer'] };
export const TO_LEADERSHIP: Notice['to'] = { unit: 'lanh-dao', as: 'leadership', positions: ['head'] };

function at(on: string): Instant {
  return instantAt(on, '08:03');
}
