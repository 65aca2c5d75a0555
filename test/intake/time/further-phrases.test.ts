import { loadCalendar } from '../../../config/load-calendar';
import { readTime } from '../../../intake/time/read-time';

const calendar = loadCalendar();
const MONTH_ENDS =
  '2026-02-02;2026-03-02;2026-03-31;2026-05-04;2026-06-01;2026-06-30;2026-07-31;2026-09-03;2026-09-30;2026-11-02;2026-11-30;2026-12-31';
const QUARTER_ENDS = '2026-03-31;2026-06-30;2026-09-30;2026-12-31';

/** Phrase, class, due days, count, needs: worked out by hand in a plan for 2026, issued on Monday 5 January 2026. */
const phrases: [string, string, string, number, string][] = [
  // standing
  ['THƯỜNG XUYÊN TRONG NĂM', 'standing', '', 0, ''],
  ['Cả năm', 'standing', '', 0, ''],
  ['Thường xuyên trong quý II', 'standing', '', 0, ''],
  ['Duy trì thường xuyên đến năm 2030', 'standing', '', 0, ''],
  ['Thường xuyên hằng năm', 'standing', '', 0, ''],
  ['Hàng ngày', 'standing', '', 0, ''],
  ['Thường xuyên theo quy định', 'standing', '', 0, ''],
  // one period
  ['Năm 2026', 'within', '2026-12-31', 1, ''],
  ['Trong năm', 'within', '2026-12-31', 1, ''],
  ['hoàn thành trong quý II', 'within', '2026-06-30', 1, ''],
  ['Q.II/2026', 'within', '2026-06-30', 1, ''],
  ['quý tư', 'within', '2026-12-31', 1, ''],
  ['tháng tư', 'within', '2026-05-04', 1, ''],
  ['tháng năm', 'within', '2026-06-01', 1, ''],
  ['tháng 01/2027', 'within', '2027-02-01', 1, ''],
  ['9 tháng đầu năm', 'within', '2026-09-30', 1, ''],
  ['quý III - quý IV', 'within', '2026-12-31', 1, ''],
  ['từ 15/3 đến 30/4', 'within', '2026-05-04', 1, ''],
  ['01/3 - 31/5', 'within', '2026-06-01', 1, ''],
  ['ngày 15-20/3', 'within', '2026-03-20', 1, ''],
  ['từ ngày 15 đến ngày 20 tháng 3', 'within', '2026-03-20', 1, ''],
  ['từ tháng 10 đến tháng 3 năm sau', 'within', '2027-03-31', 1, ''],
  ['từ nay đến cuối năm', 'within', '2026-12-31', 1, ''],
  ['từ khi ban hành kế hoạch đến hết quý II', 'within', '2026-06-30', 1, ''],
  ['Từ quý II', 'within', '2026-12-31', 1, 'ask'],
  ['Quý I, II', 'within', '2026-06-30', 1, 'ask'],
  ['tuần thứ hai của tháng 6', 'within', '2026-06-15', 1, 'ask'],
  ['trung tuần tháng 6', 'within', '2026-06-22', 1, ''],
  ['Năm 2025', 'within', '', 0, 'ask'],
  // one limit
  ['trước ngày 10 tháng 3', 'by', '2026-03-09', 1, ''],
  ['trước tháng 6', 'by', '2026-05-29', 1, ''],
  ['trước quý III', 'by', '2026-06-30', 1, ''],
  ['trước Tết', 'by', '2026-02-13', 1, ''],
  ['đến hết tháng 10', 'by', '2026-11-02', 1, ''],
  ['chậm nhất 31/12/2026', 'by', '2026-12-31', 1, ''],
  ['hết quý III', 'by', '2026-09-30', 1, ''],
  ['cuối quý III', 'by', '2026-09-30', 1, ''],
  ['đầu tháng 3', 'by', '2026-03-02', 1, ''],
  ['giữa tháng 6', 'by', '2026-06-15', 1, ''],
  ['đầu quý II', 'by', '2026-04-01', 1, 'ask'],
  ['đầu năm 2027', 'by', '2027-01-04', 1, 'ask'],
  ['29/02/2028', 'by', '2028-02-29', 1, ''],
  ['ngày 31 tháng 4', 'by', '2026-05-04', 1, 'ask'],
  ['trước 17h00 ngày 21/6/2026', 'by', '2026-06-19', 1, ''],
  ['trước hoặc trong ngày 15/6', 'by', '2026-06-15', 1, ''],
  ['trong quý II, chậm nhất 30/6', 'by', '2026-06-30', 1, ''],
  ['phấn đấu hoàn thành trước 30/6', 'by', '2026-06-29', 1, ''],
  ['trước ngày 15/11, chậm nhất ngày 30/11', 'by', '2026-11-13', 1, 'ask'],
  // lists
  ['trong tháng 3 và tháng 9', 'dates', '2026-03-31;2026-09-30', 2, ''],
  ['6 tháng đầu năm và cuối năm', 'dates', '2026-06-30;2026-12-31', 2, ''],
  ['T3, T9', 'dates', '2026-03-31;2026-09-30', 2, ''],
  ['Trước ngày 20 các tháng 3, 6, 9, 12', 'dates', '2026-03-19;2026-06-19;2026-09-18;2026-12-18', 4, ''],
  ['trước 31/3, 30/6, 30/9 và 31/12', 'dates', '2026-03-30;2026-06-29;2026-09-29;2026-12-30', 4, ''],
  ['Đợt 1: trước ngày 15/6; đợt 2: trước ngày 15/12', 'dates', '2026-06-12;2026-12-14', 2, ''],
  ['Quý I: xây dựng kế hoạch; quý III: tổ chức', 'dates', '2026-03-31;2026-09-30', 2, ''],
  ['cuối tháng 6, cuối tháng 12', 'dates', '2026-06-30;2026-12-31', 2, ''],
  ['2 lần/năm (tháng 6 và tháng 12)', 'dates', '2026-06-30;2026-12-31', 2, ''],
  // again and again
  ['thứ năm hằng tuần', 'recurring', '2026-01-08..2026-12-31', 52, ''],
  ['thứ Sáu tuần cuối cùng của tháng', 'recurring', '2026-01-30..2026-12-25', 12, ''],
  ['cuối mỗi tháng', 'recurring', MONTH_ENDS, 12, ''],
  ['trước ngày 25 hàng tháng', 'recurring', '2026-01-23..2026-12-24', 12, ''],
  ['ngày 05, 15, 25 hàng tháng', 'recurring', '2026-01-05..2026-12-25', 36, ''],
  ['từ ngày 01 đến ngày 05 hàng tháng', 'recurring', '2026-01-05..2026-12-07', 12, ''],
  ['hằng tháng, từ tháng 3 đến tháng 10', 'recurring', '2026-03-31..2026-11-02', 8, ''],
  ['chậm nhất ngày 20 của tháng cuối quý', 'recurring', '2026-03-20;2026-06-22;2026-09-21;2026-12-21', 4, ''],
  ['hằng quý, chậm nhất ngày 05 của tháng đầu quý sau', 'recurring', '2026-04-06;2026-07-06;2026-10-05;2027-01-05', 4, ''],
  ['ngày làm việc cuối cùng của quý', 'recurring', QUARTER_ENDS, 4, ''],
  ['Báo cáo quý, 6 tháng, năm', 'recurring', QUARTER_ENDS, 4, ''],
  ['02 tháng/lần', 'recurring', '2026-03-02;2026-05-04;2026-06-30;2026-09-03;2026-11-02;2026-12-31', 6, 'ask'],
  ['Quý II, quý IV hằng năm', 'recurring', '2026-06-30;2026-12-31', 2, ''],
  ['trước ngày 15/6 và trước ngày 15/12 hàng năm', 'recurring', '2026-06-12;2026-12-14', 2, ''],
  // so many times
  ['hai lần một năm', 'quota', '2026-12-31', 2, ''],
  ['mỗi quý 02 lần', 'quota', QUARTER_ENDS, 8, ''],
  ['02 tin, bài/tháng', 'quota', MONTH_ENDS, 24, ''],
  ['1 lần/6 tháng', 'quota', '2026-06-30;2026-12-31', 2, ''],
  ['02 cuộc trong quý III', 'quota', '2026-09-30', 2, ''],
  // after an event
  ['trong vòng 10 ngày kể từ ngày kết thúc tháng', 'after-event', '2026-02-10..2027-01-11', 12, ''],
  ['sau khi kết thúc quý 5 ngày làm việc', 'after-event', '2026-04-07;2026-07-07;2026-10-07;2027-01-08', 4, ''],
  ['sau 10 ngày kể từ khi ban hành kế hoạch', 'after-event', '2026-01-15', 1, ''],
  ['sau 5 ngày làm việc kể từ ngày 15/3', 'after-event', '2026-03-20', 1, ''],
  ['10 ngày trước Tết', 'after-event', '2026-02-06', 1, ''],
  ['trong năm ngày làm việc kể từ ngày ký', 'after-event', '', 0, 'date'],
  // names of reports, several counts, open ends
  ['Định kỳ báo cáo quý I, 6 tháng, quý III và năm', 'dates', QUARTER_ENDS, 4, ''],
  ['Trong năm 2026 (chia làm 02 đợt)', 'quota', '2026-12-31', 2, ''],
  ['Năm 2026 và các năm tiếp theo', 'within', '2026-12-31', 1, ''],
  ['Tháng 7 đến hết tháng 9', 'within', '2026-09-30', 1, ''],
  ['đầu mỗi quý', 'recurring', '2026-04-01;2026-07-01;2026-10-01', 3, 'ask'],
  ['ngày cuối cùng của quý II', 'by', '2026-06-30', 1, ''],
  ['định kỳ 6 tháng (trước ngày 15/6), năm (trước ngày 15/12)', 'recurring', '2026-06-12;2026-12-14', 2, ''],
  // open
  ['khi có văn bản của cấp trên', 'on-demand', '', 0, ''],
  ['năm học 2026-2027', 'by-reference', '', 0, 'date'],
  ['Theo Kế hoạch số 15/KH-UBND ngày 10/3/2026 của UBND tỉnh', 'by-reference', '', 0, 'date'],
  ['Chưa xác định', 'unclear', '', 0, 'ask'],
  // several parts
  ['Thường xuyên (báo cáo trước ngày 20 hàng tháng)', 'composite', '2026-01-19..2026-12-18', 12, ''],
  ['thường xuyên, hoàn thành trước 30/11', 'composite', '2026-11-27', 1, ''],
  ['trong quý I năm 2026 và duy trì thường xuyên', 'composite', '2026-03-31', 1, ''],
  ['Thường xuyên và khi có yêu cầu', 'composite', '', 0, ''],
];

it.each(phrases)('%s', (phrase, kind, due, count, needs) => {
  const answer = readTime(phrase, { year: 2026, issuedOn: '2026-01-05', calendar });
  const days = due.includes('..') ? `${answer.due[0]}..${answer.due.at(-1)}` : answer.due.join(';');
  expect({ class: answer.class, due: days, count: answer.count, needs: answer.needs ?? '' }).toEqual({
    class: kind,
    due,
    count,
    needs,
  });
});

describe('what the schedules carry beside the days', () => {
  const read = (phrase: string) => readTime(phrase, { year: 2026, issuedOn: '2026-01-05', calendar });

  it('marks an aim as soft and a report as a report', () => {
    expect(read('phấn đấu hoàn thành trước 30/6').schedules[0]).toMatchObject({ soft: true });
    expect(read('Báo cáo định kỳ hằng quý').schedules[0]).toMatchObject({ report: true });
    expect(read('Tháng 5').schedules[0]?.report).toBeUndefined();
  });

  it('labels the part a heading names', () => {
    const [news, report] = read('Đối với việc đưa tin, bài: Thường xuyên. Báo cáo tổng hợp: Định kỳ hàng quý').schedules;
    expect([news?.class, report?.label]).toEqual(['standing', 'bao-cao']);
  });

  it('keys the rounds of one work by their number', () => {
    expect(read('Đợt 1 tháng 4, đợt 2 tháng 10').schedules).toEqual([
      expect.objectContaining({
        rule: {
          kind: 'days',
          days: [
            { on: '2026-04-30', from: '2026-04-01', round: 'dot-1' },
            { on: '2026-10-31', from: '2026-10-01', round: 'dot-2' },
          ],
        },
      }),
    ]);
  });

  it('keeps the words of each part', () => {
    expect(read('Tiếp nhận quý II; nghiệm thu quý IV').schedules.map((one) => one.text)).toEqual([
      'Tiếp nhận quý II',
      'nghiệm thu quý IV',
    ]);
  });
});
