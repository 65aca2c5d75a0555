import { join } from 'node:path';
import { loadCalendar } from '../../config/load-calendar';
import { loadPlan } from '../../config/load-plan';
import { samplePlan } from '../../config/sample-plan';
import type { Plan } from '../../domain/plan';
import { expandTask } from '../../domain/schedule/expand-task';

const calendar = loadCalendar();
const planNamed = (name: string) => loadPlan(join(__dirname, '..', '..', 'config', 'plans', `${name}.yaml`));
const task = (plan: Plan, no: string) => plan.tasks.find((one) => one.no === no)!;
const due = (plan: Plan, no: string) =>
  expandTask(task(plan, no).schedules, { year: plan.year, issuedOn: plan.issuedOn, calendar }).map(({ dueOn }) => dueOn);
const names = (bodies: readonly { name: string }[]) => bodies.map(({ name }) => name);

describe('the five plans', () => {
  it.each([
    ['kong-chro-2021', '1 2 3 4 5 6 7 8 TH.1 TH.2', '629/QĐ-UBND', '2020-12-30', 'Phòng Nội vụ'],
    ['nam-sach-2021', '1 2 3 4 5 6 7 8 TH.1', null, null, 'Phòng Nội vụ'],
    ['gia-lai-2020', '1 2 3 4 5 6 7 8 9 10 TH.1', '753/QĐ-UBND', '2019-12-09', 'Sở Nội vụ'],
    ['son-ninh-2022', '1a 1b 1c 1d 2 3a 3b 3c 5a 5b', null, null, 'Văn hóa - Truyền thông'],
    ['tan-phong-2024', '1 2 3 4 5 6 TH.1', '52/KH-UBND', '2024-04-01', 'Công chức Văn hóa và xã hội xã'],
  ])('%s has the tasks, number and day of its document', (name, numbers, number, issuedOn, coordinator) => {
    const plan = planNamed(name);
    expect(plan.tasks.map(({ no }) => no).join(' ')).toBe(numbers);
    expect(plan).toMatchObject({ number, issuedOn, ladder: 'default', coordinator: { name: coordinator } });
    expect(plan.coordinator.unit).not.toBeNull();
    expect(plan.leadership.unit).toBe('lanh-dao');
  });

  it.each(['kong-chro-2021', 'nam-sach-2021', 'gia-lai-2020', 'son-ninh-2022', 'tan-phong-2024'])(
    'in %s every task has one accountable lead that is known, a source and a short title of at most 40 characters',
    (name) => {
      for (const { leads, shortTitle, source, schedules } of planNamed(name).tasks) {
        expect(leads.filter(({ accountable }) => accountable)).toHaveLength(1);
        expect(leads.filter(({ unit, group }) => !unit && !group)).toEqual([]);
        expect(shortTitle.length).toBeLessThanOrEqual(40);
        expect(source).not.toBeNull();
        expect(schedules.length).toBeGreaterThan(0);
      }
    },
  );

  it('has 17 standing tasks and two that are standing with a monthly quota', () => {
    const all = ['kong-chro-2021', 'nam-sach-2021', 'gia-lai-2020', 'son-ninh-2022', 'tan-phong-2024'].flatMap(
      (name) => planNamed(name).tasks,
    );
    const classes = all.map(({ schedules }) => schedules.map((schedule) => schedule.class).join('+'));
    expect(classes.filter((one) => one === 'standing')).toHaveLength(17);
    expect(classes.filter((one) => one === 'standing+quota')).toHaveLength(2);
  });
});

describe('Nam Sách 2021', () => {
  const plan = planNamed('nam-sach-2021');

  it('takes two adjacent months as one window, rolls it off a Sunday and asks', () => {
    expect(due(plan, '3')).toEqual(['2021-11-01']);
    expect(task(plan, '3').schedules[0]?.needs).toBe('ask');
  });

  it('leaves a partner open that the document does not name', () => {
    expect(task(plan, '3').partners).toEqual([
      { name: 'Đài phát thanh', unit: 'dai-phat-thanh', group: null },
      { name: 'các cơ quan đơn vị có liên quan đến nội dung tọa đàm', unit: null, group: null },
    ]);
  });

  it('counts twelve broadcasts, one a month', () => {
    expect(due(plan, '5')).toHaveLength(12);
    expect(due(plan, '5')[0]).toBe('2021-02-01');
  });

  it('keeps the lead that is above the district, and the report without a period as a question', () => {
    expect(task(plan, '8').leads[0]).toMatchObject({ name: 'Sở Nội vụ', unit: 'so-noi-vu' });
    expect(due(plan, 'TH.1')).toEqual([]);
    expect(task(plan, 'TH.1').schedules[0]).toMatchObject({ class: 'unclear', rule: { kind: 'waiting' }, needs: 'ask' });
  });
});

describe('Kông Chro 2021', () => {
  const plan = planNamed('kong-chro-2021');

  it('reads the partners of the radio column out of its content, under their names there', () => {
    expect(names(task(plan, '5').partners)).toEqual([
      'Văn phòng HĐND-UBND',
      'Phòng Nội vụ',
      'Phòng Văn hóa - Thông tin',
      'Phòng Tư pháp',
      'Phòng Tài chính - Kế hoạch',
      'Thủ trưởng các cơ quan, đơn vị',
      'UBND cấp xã',
    ]);
    expect(task(plan, '5').partners[2]?.unit).toBe(task(plan, '4').leads[0]?.unit);
  });

  it('has four quarterly reports of the coordinator and waits for the date of a course held by the province', () => {
    expect(due(plan, 'TH.1')).toEqual(['2021-03-31', '2021-06-30', '2021-09-30', '2021-12-31']);
    expect(task(plan, 'TH.1').schedules[0]?.report).toBe(true);
    expect(task(plan, '3').schedules[0]).toMatchObject({ class: 'by-reference', needs: 'date' });
  });
});

describe('Gia Lai, Sơn Ninh and Tân Phong', () => {
  it('gives each lead of the competition its own part', () => {
    const [first, second] = task(planNamed('gia-lai-2020'), '9').leads;
    expect(first).toMatchObject({ name: 'Tỉnh đoàn', accountable: true, scope: expect.stringContaining('tổ chức cuộc thi') });
    expect(second).toMatchObject({ name: 'Sở Nội vụ', accountable: false, scope: expect.stringContaining('hỗ trợ kinh phí') });
    expect(due(planNamed('gia-lai-2020'), '9')).toEqual(['2020-09-30']);
  });

  it('makes four reports of "hàng quý, 6 tháng và năm"; the last is due in the next year', () => {
    expect(due(planNamed('son-ninh-2022'), '1d')).toEqual(['2022-03-31', '2022-06-30', '2022-09-30', '2023-01-03']);
  });

  it('asks where the commune gives no time', () => {
    expect(task(planNamed('son-ninh-2022'), '2')).toMatchObject({ when: '', schedules: [{ class: 'unclear', needs: 'ask' }] });
  });

  it('gives the one time of the plan to each task, two courses to task 5, and April without its holidays', () => {
    const plan = planNamed('tan-phong-2024');
    for (const no of ['1', '2', '3', '4', '5', '6']) expect(due(plan, no)).toEqual(['2024-10-31']);
    expect(task(plan, '5').schedules[0]?.rule).toMatchObject({ times: 2 });
    expect(due(plan, 'TH.1')).toEqual(['2024-05-02']);
  });
});

describe('the sample plan', () => {
  it.each([2026, 2027, 2028])('loads for %i and names nothing of a district', (year) => {
    const plan = samplePlan(year);
    expect(plan.id).toBe(`tan-hoa/tuyen-truyen-cchc/${year}`);
    expect(JSON.stringify(plan)).not.toMatch(/huyện|thị trấn|\{\{/);
    expect(plan.tasks.flatMap(({ leads }) => leads).every(({ unit, group }) => unit !== null || group !== null)).toBe(true);
  });

  it('reports by the 17th of the last month of each quarter', () => {
    expect(due(samplePlan(2027), 'TH.1')).toEqual(['2027-03-17', '2027-06-17', '2027-09-17', '2027-12-17']);
  });
});
