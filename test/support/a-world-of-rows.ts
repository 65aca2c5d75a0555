import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import type { Fact } from '../../domain/fact';
import type { Ladder } from '../../domain/ladder';
import type { Channel, Notice } from '../../domain/notice';
import type { Plan } from '../../domain/plan';
import type { Authority, Officer, Unit } from '../../domain/unit';
import { instantAt } from '../../domain/zone';
import { saveAuthority } from '../../store/authorities';
import { saveCalendar } from '../../store/calendars';
import type { Db } from '../../store/database';
import { saveLadder } from '../../store/ladders';
import { savePlan } from '../../store/save-plan';

const UNIT = { aliases: [], parent: null, names: [], successors: [], since: null, until: null };

const STATION: Unit = {
  ...UNIT,
  id: 'dai-pt',
  name: 'Đài Truyền thanh xã',
  shortName: 'Đài TT',
  kind: 'don-vi',
  relation: 'subordinate',
  address: 'đơn vị',
};
const OFFICE: Unit = {
  ...UNIT,
  id: 'van-hoa',
  name: 'Phòng Văn hóa - Xã hội',
  shortName: 'Phòng VHXH',
  kind: 'phong',
  relation: 'subordinate',
  address: 'Phòng',
};

export const lan: Officer = person('lan', 'dai-pt', 'Nguyễn Thị Lan', 'officer', '0912345678');
export const binh: Officer = person('binh', 'dai-pt', 'Trần Văn Bình', 'head', null);
export const minh: Officer = person('minh', 'van-hoa', 'Lê Văn Minh', 'officer', '0987654321');

export const authority: Authority = {
  id: 'tan-hoa',
  name: 'UBND xã Tân Hòa',
  smsName: 'UBND XA TAN HOA',
  units: [STATION, OFFICE],
  groups: [],
  officers: [lan, binh, minh],
};

export const calendar: WorkCalendar = {
  version: 'test',
  fixed: [],
  years: { '2027': { status: 'official', off: [], worked: [] } },
};

export const ladder: Ladder = {
  id: 'default',
  momentAt: '08:00',
  sendingHours: [
    ['07:30', '11:00'],
    ['13:30', '16:30'],
  ],
  reminders: [{ before: 1, channels: ['email', 'sms'] }],
  due: { channels: ['email'] },
  overdue: { first: 1, every: 5, channels: ['email'], firstChannels: ['email'] },
  coordinator: { after: 3 },
  leadership: { after: 7, atMostEveryDays: 5 },
  partner: { ask: 10, again: 5, wanted: 3, silent: 2 },
  evidence: { before: 3, wantedAfter: 2 },
  reports: [],
  extensionHolds: 5,
  reportedLateAfter: 5,
  closesAfter: 20,
  closesNotBefore: '01-31',
  nextChannels: { default: { email: ['zalo', 'sms'], sms: ['zalo', 'email'], zalo: ['sms', 'email'] }, summary: {} },
};

/** A plan of one task, led by the station, due monthly. */
export function aPlan(slug = 'tuyen-truyen-cchc'): Plan {
  return {
    id: `tan-hoa/${slug}/2027`,
    authority: 'tan-hoa',
    slug,
    year: 2027,
    title: 'Kế hoạch tuyên truyền cải cách hành chính năm 2027',
    number: '12/KH-UBND',
    issuedOn: '2027-01-15',
    coordinator: { name: OFFICE.name, unit: 'van-hoa', group: null },
    leadership: { name: 'Chủ tịch UBND xã', unit: 'van-hoa', group: null },
    reportTo: null,
    ladder: 'default',
    confirms: false,
    informs: [],
    cutoffs: 'quarterly',
    tasks: [
      {
        no: '5',
        title: 'Chuyên mục Cải cách hành chính trên hệ thống truyền thanh',
        shortTitle: 'Chuyên mục CCHC',
        products: ['01 chuyên mục'],
        leads: [{ name: STATION.name, unit: 'dai-pt', group: null, accountable: true, scope: null }],
        partners: [],
        when: 'Mỗi tháng 01 kỳ',
        schedules: [],
        source: null,
        notes: [],
      },
    ],
    notes: [],
  };
}

/** Register, calendar, ladder and plans, saved. */
export async function saveWorld(db: Db, plans: readonly Plan[] = [aPlan()]): Promise<void> {
  await saveAuthority(db, authority);
  await saveCalendar(db, calendar);
  await saveLadder(db, ladder);
  for (const plan of plans) await savePlan(db, plan, { calendarVersion: calendar.version });
}

/** A reminder of task 5, period May, due Monday 31/05/2027, told on Friday 28/05. */
export function aNotice(change: Partial<Notice> = {}): Notice {
  return {
    key: `tan-hoa/tuyen-truyen-cchc/2027|${change.kind ?? 'reminder'}|5|2027-05|dai-pt|before-1|2027-05-31`,
    kind: 'reminder',
    to: { unit: 'dai-pt', as: 'lead', positions: ['officer'] },
    channels: ['email'],
    rung: 'before-1',
    items: [{ task: '5', key: '2027-05', lead: 'dai-pt', dueOn: '2027-05-31' }],
    momentOn: '2027-05-28',
    postedOn: '2027-05-28',
    daysLeft: 1,
    validUntil: instantAt('2027-06-01', '00:00'),
    ...change,
  };
}

export function aFact(change: Partial<Fact> = {}): Fact {
  return {
    id: 'fact-1',
    kind: 'completed',
    plan: aPlan().id,
    task: '5',
    key: '2027-05',
    unit: 'dai-pt',
    actor: 'lead',
    by: 'lan',
    at: instantAt('2027-05-27', '09:14'),
    ...change,
  };
}

export function toPerson(
  notice: Notice,
  officer: Officer = lan,
  channel: Channel = 'email',
): { noticeKey: string; person: string; channel: Channel } {
  return { noticeKey: notice.key, person: officer.id, channel };
}

function person(id: string, unit: string, name: string, position: Officer['position'], phone: string | null): Officer {
  return { id, unit, name, post: 'Công chức', position, email: `${id}@tan-hoa.example`, phone, from: null, until: null };
}
