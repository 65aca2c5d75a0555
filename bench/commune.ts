import type { WorkCalendar } from '../domain/calendar/work-calendar';
import { addDays, dateInMonth, weekday, yearOf, type DateString, type Instant } from '../domain/dates';
import type { Ladder } from '../domain/ladder';
import type { Plan } from '../domain/plan';
import { momentOn } from '../domain/sending-hours';
import type { Authority, Officer, Unit } from '../domain/unit';
import { dateAt, isoAt } from '../domain/zone';

/** One commune with its plans: what a benchmark saves. */
export type Commune = { register: Authority; plans: Plan[] };

/** Everything that is measured acts at `at`: a day before the due day, at any hour of any day. */
export type Clock = { at: Instant; calendar: WorkCalendar; ladder: Ladder };

/** A calendar without days off and a ladder that sends at any hour and acts at the very second of `at`. */
export function clockAt(at: Instant): Clock {
  const time = isoAt(at).slice(11, 19);
  const none = { channels: ['email' as const] };
  const ladder: Ladder = {
    id: 'do-luong',
    momentAt: time,
    sendingHours: [['00:00', '24:00']],
    reminders: [{ before: 1, ...none }],
    due: none,
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
  };
  return { at, calendar: everyDayWorked(yearOf(dateAt(at))), ladder };
}

/**
 * Communes of `units` units with one officer each. A commune has one plan in which each unit leads `tasks` tasks; or, merged, three plans
 * that share half of their units. Their ids are such that the jitter is nought.
 */
export function* communes(
  clock: Clock,
  plans: number,
  units: number,
  shape: 'single' | 'merged' | 'four' = 'single',
  tasks = 1,
): Generator<Commune> {
  const ids = punctualIds(clock);
  const inOne = { single: 1, merged: 3, four: 4 }[shape];
  for (let made = 0; made < plans; made += inOne) {
    const count = Math.min(inOne, plans - made);
    yield commune(
      ids.next().value as string,
      count,
      units,
      shape === 'merged' ? Math.floor(units / 2) : 0,
      tasks,
      dateAt(clock.at),
    );
  }
}

function commune(id: string, count: number, units: number, shared: number, tasks: number, today: DateString): Commune {
  const common = Array.from({ length: shared }, (_, index) => unit(`chung-${index + 1}`, index));
  const own = Array.from({ length: count }, (_, plan) =>
    Array.from({ length: units - shared }, (_each, index) => unit(`p${plan + 1}-${index + 1}`, shared + index)),
  );
  const all = [...common, ...own.flat()];
  const register: Authority = {
    id,
    name: `UBND xã Tân Hòa ${id}`,
    smsName: 'UBND XA TAN HOA',
    units: all,
    groups: [],
    officers: all.map((each) => officer(id, each)),
  };
  return { register, plans: own.map((units, index) => plan(id, index + 1, [...common, ...units], tasks, today)) };
}

const NAMES = ['Phòng Văn hóa - Xã hội', 'Phòng Kinh tế', 'Văn phòng HĐND và UBND', 'Công an', 'Ban Chỉ huy Quân sự'];

function unit(id: string, index: number): Unit {
  const name = NAMES[index] ?? `Trường Tiểu học số ${index + 1}`;
  const empty = { aliases: [], parent: null, names: [], successors: [], since: null, until: null };
  return { ...empty, id, name: `${name} (${id})`, shortName: name, kind: 'phong', relation: 'subordinate', address: 'đơn vị' };
}

function officer(commune: string, { id }: Unit): Officer {
  const email = `${id}@${commune}.example`;
  const post = { post: 'Công chức', position: 'officer' as const, phone: null, from: null, until: null };
  return { id: `${commune}-${id}`, unit: id, name: `Nguyễn Văn Mẫu ${id}`, email, ...post };
}

function plan(commune: string, number: number, units: readonly Unit[], tasks: number, today: DateString): Plan {
  const dueOn = addDays(today, 1);
  const [first] = units;
  const body = { name: first?.name ?? '', unit: first?.id ?? null, group: null };
  const slug = `ke-hoach-${number}`;
  const year = yearOf(dueOn);
  return {
    id: `${commune}/${slug}/${year}`,
    authority: commune,
    slug,
    year,
    title: `Kế hoạch công tác cải cách hành chính số ${number} năm ${year}`,
    number: `${number}2/KH-UBND`,
    issuedOn: addDays(today, -30),
    coordinator: body,
    leadership: body,
    reportTo: null,
    ladder: 'do-luong',
    confirms: false,
    informs: [],
    cutoffs: 'quarterly',
    tasks: units.flatMap((lead, place) =>
      Array.from({ length: tasks }, (_, index) => ({
        no: String(place * tasks + index + 1),
        title: `Rà soát, cập nhật và công khai thủ tục hành chính thuộc lĩnh vực phụ trách, nhóm ${index + 1}`,
        shortTitle: `Rà soát thủ tục hành chính nhóm ${index + 1}`,
        products: ['Báo cáo kết quả rà soát'],
        leads: [{ name: lead.name, unit: lead.id, group: null, accountable: true, scope: null }],
        partners: [],
        when: 'Trước ngày đã định',
        schedules: [{ text: '', class: 'by' as const, rule: { kind: 'limit' as const, on: dueOn } }],
        source: null,
        notes: [],
      })),
    ),
    notes: [],
  };
}

// Jitter is a hash of the authority's id: of some hundred ids one acts at the very moment.
function* punctualIds({ at, calendar, ladder }: Clock): Generator<string, never> {
  const second = Math.floor(at / 1000) * 1000;
  for (let number = 1; ; number += 1) {
    const authority = `xa-${number}`;
    if (momentOn({ authority, calendar, ladder }, dateAt(at)) === second) yield authority;
  }
}

function everyDayWorked(year: number): WorkCalendar {
  const years = [year - 1, year, year + 1, year + 2].map((each) => {
    const days = Array.from({ length: 366 }, (_, index) => addDays(dateInMonth(each, 1, 1), index));
    const worked = days.filter((day) => yearOf(day) === each && weekday(day) > 5);
    return [String(each), { status: 'official' as const, off: [], worked }] as const;
  });
  return { version: `moi-ngay-${year}`, fixed: [], years: Object.fromEntries(years) };
}
