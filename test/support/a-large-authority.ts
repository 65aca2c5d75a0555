import type { Plan, Task } from '../../domain/plan';
import type { Authority, Officer, Unit } from '../../domain/unit';
import { saveAuthority } from '../../store/authorities';
import { saveCalendar } from '../../store/calendars';
import type { Db } from '../../store/database';
import { saveLadder } from '../../store/ladders';
import { savePlan } from '../../store/save-plan';
import { calendar, ladder } from './a-world-of-rows';

type Size = { units: number; plans: number; tasks: number };

const COORDINATOR = { name: 'Đơn vị số 1', unit: 'don-vi-1', group: null };

/** An authority of many units and plans, all running since the beginning of 2027; each task is due every month. */
export async function saveLargeAuthority(db: Db, id: string, { units, plans, tasks }: Size): Promise<void> {
  const register = largeRegister(id, units);
  await saveAuthority(db, register);
  await saveCalendar(db, calendar);
  await saveLadder(db, ladder);
  for (let number = 1; number <= plans; number += 1)
    await savePlan(db, monthlyPlan(register, number, tasks), { calendarVersion: calendar.version });
  await db.query(`update plan set state = 'running', started_at = '2027-01-04T08:00:00+07:00' where authority = $1`, [id]);
}

function largeRegister(id: string, count: number): Authority {
  const all = Array.from({ length: count }, (_, index) => unit(index + 1));
  return { id, name: `UBND tỉnh ${id}`, smsName: 'UBND TINH', units: all, groups: [], officers: all.map(officer) };
}

function unit(number: number): Unit {
  const none = { aliases: [], parent: null, names: [], successors: [], since: null, until: null };
  const name = `Đơn vị số ${number}`;
  return { ...none, id: `don-vi-${number}`, name, shortName: name, kind: 'so', relation: 'subordinate', address: 'cơ quan' };
}

function officer({ id }: Unit): Officer {
  const post = { post: 'Công chức', position: 'officer' as const, phone: null, from: null, until: null };
  return { id: `nguoi-${id}`, unit: id, name: `Nguyễn Văn Mẫu ${id}`, email: `${id}@tinh.example`, ...post };
}

function monthlyPlan(register: Authority, number: number, tasks: number): Plan {
  const slug = `ke-hoach-${number}`;
  return {
    id: `${register.id}/${slug}/2027`,
    authority: register.id,
    slug,
    year: 2027,
    title: `Kế hoạch công tác số ${number} năm 2027`,
    number: `${number}/KH-UBND`,
    issuedOn: '2027-01-02',
    coordinator: COORDINATOR,
    leadership: { ...COORDINATOR, unit: 'don-vi-2' },
    reportTo: null,
    ladder: ladder.id,
    confirms: true,
    informs: [],
    cutoffs: 'quarterly',
    tasks: Array.from({ length: tasks }, (_, index) => monthlyTask(register, number * tasks + index, index + 1)),
    notes: [],
  };
}

function monthlyTask({ units }: Authority, place: number, number: number): Task {
  const lead = units[place % units.length];
  return {
    no: String(number),
    title: `Rà soát, cập nhật và công khai thủ tục hành chính thuộc lĩnh vực phụ trách, nhóm ${number}`,
    shortTitle: `Rà soát nhóm ${number}`,
    products: ['Báo cáo'],
    leads: [{ name: lead?.name ?? '', unit: lead?.id ?? null, group: null, accountable: true, scope: null }],
    partners: [],
    when: 'Hàng tháng',
    schedules: [{ text: 'Hàng tháng', class: 'recurring', rule: { kind: 'each', period: 'month' } }],
    source: null,
    notes: [],
  };
}
