import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import type { DateString } from '../../domain/dates';
import { canonicalJson } from '../../domain/canonical-json';
import type { Named, Plan, Task } from '../../domain/plan';
import { planDifference, type TaskChange } from '../../domain/plan-difference';
import { dateWords } from '../../templates/date-words';

/** What changes in one task, or in the plan itself (`head` “Kế hoạch”), line by line. */
export type DifferenceWords = { head: string; what: string; lines: string[] };

const WHAT: Readonly<Record<TaskChange['what'], string>> = {
  added: 'thêm mới',
  removed: 'bỏ',
  due: 'đổi thời hạn',
  words: 'đổi nội dung',
};

/** The difference between two versions of a plan for people to read; empty: they are the same. */
export function differenceWords(before: Plan, after: Plan, calendar: WorkCalendar): DifferenceWords[] {
  const tasks = planDifference(before, after, calendar).map((change) => {
    const [was, is] = [before, after].map(({ tasks: all }) => all.find(({ no }) => no === change.task));
    return {
      head: `Nhiệm vụ ${change.task}. ${(is ?? was)?.title ?? ''}`,
      what: WHAT[change.what],
      lines: taskLines(change, was, is),
    };
  });
  const lines = planLines(before, after);
  return lines.length > 0 ? [{ head: 'Kế hoạch', what: 'đổi thông tin chung', lines }, ...tasks] : tasks;
}

function taskLines({ before, after }: TaskChange, was: Task | undefined, is: Task | undefined): string[] {
  if (!was || !is) {
    const [task, days] = is ? [is, after] : [was, before];
    return [`Chủ trì: ${names(task?.leads ?? [])}`, `Hạn: ${dates(days)}`];
  }
  const lines = [
    ...dueLines(before, after),
    ...changed('Nội dung', was.title, is.title),
    ...changed('Tên rút gọn', was.shortTitle, is.shortTitle),
    ...changed('Chủ trì', names(was.leads), names(is.leads)),
    ...changed('Phối hợp', names(was.partners), names(is.partners)),
    ...changed('Sản phẩm', was.products.join('; '), is.products.join('; ')),
    ...changed('Thời gian ghi trong văn bản', was.when, is.when),
    ...changed('Vị trí trong văn bản', was.source, is.source),
  ];
  return lines.length > 0 ? lines : ['Đổi quy tắc thời gian, phân công hoặc ghi chú; hạn không đổi'];
}

function dueLines(before: readonly DateString[], after: readonly DateString[]): string[] {
  const gone = before.filter((day) => !after.includes(day));
  const come = after.filter((day) => !before.includes(day));
  if (gone.length === 1 && come.length === 1) return [`Hạn: ${dates(gone)} → ${dates(come)}`];
  return [...(gone.length > 0 ? [`Bỏ hạn: ${dates(gone)}`] : []), ...(come.length > 0 ? [`Thêm hạn: ${dates(come)}`] : [])];
}

function planLines(before: Plan, after: Plan): string[] {
  const lines = [
    ...changed('Tên', before.title, after.title),
    ...changed('Số, ký hiệu', before.number ?? '', after.number ?? ''),
    ...changed('Ngày ban hành', before.issuedOn && dateWords(before.issuedOn), after.issuedOn && dateWords(after.issuedOn)),
    ...changed('Ban hành kèm theo', before.attachedTo ?? null, after.attachedTo ?? null),
    ...changed('Cơ quan đầu mối', before.coordinator.name, after.coordinator.name),
    ...changed('Lãnh đạo', before.leadership.name, after.leadership.name),
    ...changed('Thang đôn đốc', before.ladder, after.ladder),
    ...changed('Báo cáo gửi', before.reportTo, after.reportTo),
  ];
  const rest = ({ tasks: _, ...plan }: Plan) => canonicalJson(plan);
  return lines.length > 0 || rest(before) === rest(after)
    ? lines
    : ['Đổi cách xác nhận, kỳ chốt số liệu, đơn vị được thông tin hoặc ghi chú'];
}

function changed(what: string, was: string | null, is: string | null): string[] {
  return (was ?? '') === (is ?? '') ? [] : [`${what}: ${was ? `“${was}”` : 'không có'} → ${is ? `“${is}”` : 'không có'}`];
}

function names(bodies: readonly Named[]): string {
  return bodies.map(({ name }) => name).join('; ');
}

function dates(days: readonly DateString[]): string {
  return days.length > 0 ? days.map(dateWords).join(', ') : 'không có hạn';
}
