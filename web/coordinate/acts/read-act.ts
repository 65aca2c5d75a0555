import { isDateString, type DateString } from '../../../domain/dates';
import type { ActName } from '../../../domain/desk/possible-acts';
import { dateWords } from '../../../templates/date-words';
import type { LeadPart } from '../find-scene';
import { fieldsOf } from './act-words';

/** How long a text may be: what people are told is a letter, not a file. */
export const MOST_CHARACTERS = 2000;

export type ActValues = { text: string; newDueOn?: DateString; doneOn?: DateString; count?: number; toUnit?: string };
export type ReadAct = { values: ActValues; errors: null } | { errors: Readonly<Record<string, string>> };

type Given = {
  act: ActName;
  form: Readonly<Record<string, string>>;
  part: LeadPart;
  units: readonly string[];
  today: DateString;
};

/** What was filled in for an act, or beside each field what is wrong and what to write instead. */
export function readAct({ act, form, part, units, today }: Given): ReadAct {
  const errors: Record<string, string> = {};
  for (const { name, kind, label, wanted } of fieldsOf(act, part.occurrence.times)) {
    const value = form[name] ?? '';
    const problem =
      value === ''
        ? wanted && `Đề nghị điền mục “${label}”.`
        : kind === 'date'
          ? dateProblem(name, value, part, today)
          : kind === 'number'
            ? !/^[1-9]\d{0,4}$/.test(value) && 'Đề nghị ghi một số nguyên lớn hơn 0, ví dụ 1.'
            : kind === 'unit'
              ? unitProblem(value, part, units)
              : value.length > MOST_CHARACTERS &&
                `Nội dung có ${value.length} ký tự; đề nghị rút gọn còn tối đa ${MOST_CHARACTERS} ký tự.`;
    if (problem) errors[name] = problem;
  }
  if (Object.keys(errors).length > 0) return { errors };
  const { text = '', newDueOn, doneOn, count, toUnit } = form;
  const asked = new Set(fieldsOf(act, part.occurrence.times).map(({ name }) => name));
  return {
    values: {
      text: asked.has('text') ? text : '',
      ...(asked.has('newDueOn') && { newDueOn }),
      ...(asked.has('doneOn') && { doneOn }),
      ...(asked.has('count') && { count: Number(count) }),
      ...(asked.has('toUnit') && { toUnit }),
    },
    errors: null,
  };
}

function dateProblem(name: string, value: string, { status }: LeadPart, today: DateString): string | false {
  if (!isDateString(value)) return 'Ngày không có thật; đề nghị chọn lại ngày, ví dụ 31/05/2027.';
  if (name === 'doneOn')
    return value > today && `Ngày hoàn thành ở sau hôm nay; đề nghị ghi ngày không muộn hơn ${dateWords(today)}.`;
  if (value <= status.dueOn) return `Thời hạn mới phải sau thời hạn đang áp dụng (${dateWords(status.dueOn)}).`;
  if (value < today) return `Thời hạn mới đã qua; đề nghị chọn từ ${dateWords(today)} trở đi.`;
  const last = `${Number(today.slice(0, 4)) + 1}-12-31`;
  return value > last && `Thời hạn mới quá xa; đề nghị chọn đến ${dateWords(last)}.`;
}

function unitProblem(value: string, { lead }: LeadPart, units: readonly string[]): string | false {
  if (!units.includes(value)) return 'Đơn vị không có trong danh mục; đề nghị chọn trong danh sách.';
  return value === lead && 'Đơn vị này đang chủ trì; đề nghị chọn đơn vị khác.';
}
