import { planReport, type ReportedMessage } from '../../cli/year/plan-report';
import { printReport } from '../../cli/year/print-report';
import { statisticsTable } from '../../cli/year/statistics-table';
import type { RecordedFact } from '../../domain/fact';
import { instantAt } from '../../domain/zone';
import { authority, calendar, dueOn, ladder, plan, rules, task } from '../support/small-world';

const tasks = [
  task({ no: '1', lead: 'lan', schedules: [dueOn('2026-03-31')] }),
  task({ no: '2', group: 'cac-thon', schedules: [dueOn('2026-04-29')] }),
];
// The document calls Phòng Kinh tế by another name than the register.
const named = plan([
  ...tasks,
  {
    ...task({ no: '3', lead: 'binh', schedules: [] }),
    leads: [{ name: 'Bộ phận Kinh tế', unit: 'binh', group: null, accountable: true, scope: null }],
  },
]);
const kinds = ['reminder'] as const;

function message(at: string, unit: string, over: Partial<ReportedMessage> = {}): ReportedMessage {
  const items = [{ task: '1', key: '2026-03-31', kind: 'reminder' as const }];
  const [day = '', time = ''] = at.split(' ');
  const base = { at: instantAt(day, time), to: `${unit}@xa.example`, unit, channel: 'email', kinds, items };
  return { ...base, subject: 'Nhắc việc', text: 'Đề nghị hoàn thành.', segments: 0, ...over };
}

const done: RecordedFact = {
  id: 'a',
  seq: 1,
  kind: 'completed',
  plan: named.id,
  task: '1',
  key: '2026-03-31',
  unit: 'lan',
  actor: 'lead',
  by: null,
  at: instantAt('2026-03-30', '09:14'),
  doneOn: '2026-03-30',
};

const messages = [
  message('2026-03-26 08:03', 'lan', { channel: 'sms', segments: 1, to: '+84900000001' }),
  message('2026-03-26 08:03', 'lan'),
  message('2026-03-17 08:03', 'minh'),
  message('2026-03-17 08:03', 'binh', { items: [{ task: '3', key: null, kind: 'reminder' }] }),
];
const source = { plan: named, authority: authority(), calendar, ladder };
const report = planReport({ ...source, rules: rules([...named.tasks]), messages, facts: [done], asOf: '2026-04-15' });

it('reports occurrences with every lead, and names units as the plan does, members of a group by their own name', () => {
  expect(report.occurrences).toEqual([
    expect.objectContaining({ task: '1', key: '2026-03-31', dueOn: '2026-03-31', leads: ['lan'] }),
    expect.objectContaining({ task: '2', leads: ['Trưởng thôn Một', 'Trưởng thôn Hai', 'Trưởng thôn Ba'] }),
  ]);
  expect(report.messages.map(({ unit }) => unit)).toContain('Bộ phận Kinh tế');
  expect(report.messages.map(({ unit }) => unit)).toContain('Phòng Văn hóa - Xã hội');
  expect(report.facts).toEqual([
    { at: '2026-03-30T09:14:00+07:00', kind: 'completed', task: '1', key: '2026-03-31', unit: 'lan' },
  ]);
});

it('sorts messages by moment, then by address, in whichever order they left', () => {
  const order = report.messages.map(({ at, to }) => `${at} ${to}`);
  expect(order).toEqual([
    '2026-03-17T08:03:00+07:00 binh@xa.example',
    '2026-03-17T08:03:00+07:00 minh@xa.example',
    ...['+84900000001', 'lan@xa.example'].map((to) => `2026-03-26T08:03:00+07:00 ${to}`),
  ]);
  const other = planReport({
    ...source,
    rules: rules([...named.tasks]),
    messages: [...messages].reverse(),
    facts: [done],
    asOf: '2026-04-15',
  });
  expect(other).toEqual(report);
});

it('prints the figures as a table: whole year, then each unit that leads something with a day', () => {
  const table = statisticsTable(report).map((line) => line.replace(/ {2,}/g, ' | '));
  expect(table).toEqual([
    'Thống kê cả năm | hạn hiện hành | hạn gốc',
    'Tổng số nhiệm vụ giao | 4 | 4',
    'Hoàn thành đúng hạn | 1 | 1',
    'Hoàn thành quá hạn | 0 | 0',
    'Đang thực hiện, trong hạn | 3 | 3',
    'Chưa hoàn thành, quá hạn | 0 | 0',
    'Không phát sinh | 0 | 0',
    'Không hạn | 0 | 0',
    'Chưa xác định thời hạn | 0 | 0',
    'Số lượt trả lại | 0 | 0',
    'Báo cáo muộn | 0 | 0',
    '',
    'Đơn vị | tổng số | đúng hạn | quá hạn | trong hạn | chưa xong, quá hạn | không phát sinh',
    'lan | 1 | 1 | 0 | 0 | 0 | 0',
    'Trưởng thôn Một | 1 | 0 | 0 | 1 | 0 | 0',
    'Trưởng thôn Hai | 1 | 0 | 0 | 1 | 0 | 0',
    'Trưởng thôn Ba | 1 | 0 | 0 | 1 | 0 | 0',
  ]);
});

it('keeps the columns of a table under each other', () => {
  const [head = '', ...rows] = statisticsTable(report).slice(0, 11);
  for (const row of rows) expect(row).toHaveLength(head.length);
});

function printed(json: boolean, ahead?: { costPerSegment: number | null }): string {
  let text = '';
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((words) => ((text += String(words)), true));
  printReport(report, { json, source, ...(ahead && { ahead }) });
  out.mockRestore();
  return text;
}

it('prints a timeline by days: one line for what one unit is told on all channels, and what it said between', () => {
  const lines = printed(false).split('\n');
  expect(lines.slice(0, 2)).toEqual(['Kế hoạch thử năm 2026', '2 kỳ hạn, 4 tin gửi đi']);
  const timeline = lines
    .slice(2, lines.indexOf('Thống kê cả năm              hạn hiện hành  hạn gốc'))
    .filter((line) => line !== '');
  expect(timeline).toMatchInlineSnapshot(`
   [
     "thứ Ba, ngày 17/03/2026",
     "  08:03 → Bộ phận Kinh tế: Nhắc việc – nhiệm vụ 3 [thư]",
     "  08:03 → Phòng Văn hóa - Xã hội: Nhắc việc – nhiệm vụ 1 (2026-03-31) [thư]",
     "thứ Năm, ngày 26/03/2026",
     "  08:03 → lan: Nhắc việc – nhiệm vụ 1 (2026-03-31) [SMS, thư]",
     "thứ Hai, ngày 30/03/2026",
     "  09:14   « lan: báo cáo hoàn thành – nhiệm vụ 1 (2026-03-31)",
     "Thống kê cả năm            hạn hiện hành  hạn gốc",
     "Tổng số nhiệm vụ giao                  4        4",
     "Hoàn thành đúng hạn                    1        1",
     "Hoàn thành quá hạn                     0        0",
     "Đang thực hiện, trong hạn              3        3",
     "Chưa hoàn thành, quá hạn               0        0",
     "Không phát sinh                        0        0",
     "Không hạn                              0        0",
     "Chưa xác định thời hạn                 0        0",
     "Số lượt trả lại                        0        0",
     "Báo cáo muộn                           0        0",
     "Đơn vị           tổng số  đúng hạn  quá hạn  trong hạn  chưa xong, quá hạn  không phát sinh",
     "lan                    1         1        0          0                   0                0",
     "Trưởng thôn Một        1         0        0          1                   0                0",
     "Trưởng thôn Hai        1         0        0          1                   0                0",
     "Trưởng thôn Ba         1         0        0          1                   0                0",
   ]
  `);
});

it('says ahead what the SMS of the year come to, with their price where one is set', () => {
  expect(printed(false, { costPerSegment: 1350 }).trimEnd().split('\n').slice(-3)).toEqual([
    'Tin nhắn SMS dự kiến  số tin  số đoạn  chi phí (đồng)',
    'Tháng 03/2026              1        1           1.350',
    'Cả năm                     1        1           1.350',
  ]);
  expect(printed(false, { costPerSegment: null })).toContain('Ghi giá một đoạn tin vào SMS_COST');
});

it('prints one line of JSON and nothing else when asked to', () => {
  expect(printed(true, { costPerSegment: 1350 })).toBe(`${JSON.stringify(report)}\n`);
});
