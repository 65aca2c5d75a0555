import { addDays, isDateString, lastOfMonth, type DateString } from '../../domain/dates';
import { dateWords } from '../../templates/date-words';
import { choiceOf, type ChoiceName, type Field } from './choices';
import { isWebAddress } from './evidence';
import { recipientsOf, unitChoices } from './people-of';
import { LONGEST_TEXT, plainText } from './plain-text';
import type { Thing } from './thing';

/** The fields of a form: `{choice}-{field}` → what was written. */
export type Fields = Readonly<Record<string, readonly string[]>>;

/** What somebody answered, as far as it could be read. */
export type Answer = {
  doneOn?: DateString;
  count?: number;
  text?: string;
  links?: readonly string[];
  newDueOn?: DateString;
  dueOn?: DateString;
  toUnit?: string;
  toPerson?: string;
  units?: readonly string[];
};

/** Problems by the name of their field: what is wrong, and what to write instead. */
export type Problems = Readonly<Record<string, string>>;

const MOST_LINKS = 10;
const LONGEST_LINK = 500;

type Read = { answer: Answer } | { problem: string };

/** Reads the fields of a choice. */
export function readAnswer(thing: Thing, name: ChoiceName, fields: Fields): { answer: Answer; problems: Problems } {
  const choice = choiceOf(name);
  let answer: Answer = {};
  const problems: Record<string, string> = {};
  for (const field of choice.fields) {
    const read = READERS[field](thing, (part) => (fields[`${name}-${part}`] ?? []).map(plainText).filter(Boolean), name);
    if ('problem' in read) problems[`${name}-${field}`] = read.problem;
    else answer = { ...answer, ...read.answer, ...(read.answer.text && { text: joined(answer.text, read.answer.text) }) };
  }
  return { answer, problems };
}

function joined(before: string | undefined, text: string): string {
  return before ? `${before}\n${text}` : text;
}

type Given = (part: string) => readonly string[];
type Reader = (thing: Thing, given: Given, name: ChoiceName) => Read;

const READERS: Readonly<Record<Field, Reader>> = {
  doneOn: ({ scene }, given) => {
    const [day] = given('doneOn');
    if (!day) return { problem: 'Đề nghị ghi ngày hoàn thành thực tế.' };
    if (!isDateString(day)) return { problem: 'Đề nghị chọn ngày trên lịch, hoặc ghi dạng năm-tháng-ngày.' };
    if (day > scene.today)
      return { problem: `Ngày hoàn thành không thể sau hôm nay (${dateWords(scene.today)}); đề nghị ghi ngày thực tế.` };
    return { answer: { doneOn: day } };
  },
  count: ({ assignment, status }, given) => {
    const times = assignment?.occurrence.times ?? 1;
    if (times <= 1) return { answer: {} };
    const [text = '1'] = given('count');
    const left = Math.max(1, times - status.done);
    if (!/^\d{1,4}$/.test(text) || Number(text) < 1) return { problem: `Đề nghị ghi số lượng từ 1 đến ${left}.` };
    return { answer: { count: Number(text) } };
  },
  text: ({ task }, given, name) => {
    const { text: words } = choiceOf(name);
    const [text = ''] = given('text');
    const ticked = given('products');
    const products = task.products.filter((_, index) => ticked.includes(String(index))).join('; ');
    if (words?.required && !text) return { problem: `Đề nghị ghi ${words.label.toLowerCase()}.` };
    if ([...text].length > LONGEST_TEXT)
      return { problem: `Nội dung dài quá ${LONGEST_TEXT} ký tự; đề nghị ghi gọn, phần chi tiết gửi kèm tệp.` };
    return { answer: { text: [products && `Sản phẩm: ${products}`, text].filter(Boolean).join('\n') } };
  },
  evidence: (_thing, given) => {
    const links = given('links')
      .flatMap((text) => text.split(/\s+/))
      .filter(Boolean);
    if (links.length > MOST_LINKS) return { problem: `Đề nghị ghi nhiều nhất ${MOST_LINKS} địa chỉ.` };
    const wrong = links.find((link) => link.length > LONGEST_LINK || !isWebAddress(link));
    if (wrong !== undefined)
      return { problem: 'Địa chỉ minh chứng cần bắt đầu bằng https:// hoặc http://, mỗi dòng một địa chỉ.' };
    return { answer: { links: links.map((link) => new URL(link).href) } };
  },
  newDueOn: ({ scene, status, kind }, given, name) => {
    const [day] = given('newDueOn');
    if (!day) return { problem: 'Đề nghị ghi thời hạn mới.' };
    if (!isDateString(day)) return { problem: 'Đề nghị chọn ngày trên lịch, hoặc ghi dạng năm-tháng-ngày.' };
    const least = kind === 'dated' ? status.dueOn : scene.today;
    if (day <= least) return { problem: `Thời hạn mới cần sau thời hạn hiện nay (${dateWords(least)}).` };
    if (name === 'extension-asked' && day < scene.today) return { problem: 'Thời hạn mới không thể là ngày đã qua.' };
    return isTooFar(day, least) ? { problem: TOO_FAR } : { answer: { newDueOn: day } };
  },
  dueOn: ({ scene }, given) => {
    const [day] = given('dueOn');
    const [month] = given('month');
    if (!day && !month) return { problem: 'Đề nghị ghi ngày, hoặc tháng dự kiến.' };
    const dueOn = day ?? (/^\d{4}-(0[1-9]|1[0-2])$/.test(month ?? '') ? lastOfMonth(...yearAndMonth(month ?? '')) : '');
    if (!isDateString(dueOn))
      return { problem: 'Đề nghị chọn ngày hoặc tháng trên lịch; tháng ghi dạng năm-tháng, ví dụ 2027-05.' };
    if (dueOn < scene.today) return { problem: 'Thời hạn không thể là ngày đã qua.' };
    return isTooFar(dueOn, scene.today) ? { problem: TOO_FAR } : { answer: { dueOn } };
  },
  to: (thing, given) => {
    const [to = ''] = given('to');
    if (!to) return { problem: 'Đề nghị chọn đơn vị hoặc người nhận chuyển.' };
    const { units, people } = recipientsOf(thing);
    const unit = units.find(({ id }) => to === `unit:${id}`);
    const person = people.find(({ id }) => to === `person:${id}`);
    if (unit) return { answer: { toUnit: unit.id } };
    return person ? { answer: { toPerson: person.id } } : { problem: 'Đề nghị chọn một đơn vị hoặc người trong danh sách.' };
  },
  units: (thing, given) => {
    const known = unitChoices(thing).map(({ id }) => id);
    const units = known.filter((id) => given('units').includes(id));
    return units.length > 0 ? { answer: { units } } : { problem: 'Đề nghị chọn ít nhất một cơ quan, đơn vị.' };
  },
};

const TOO_FAR = 'Thời hạn quá xa; đề nghị kiểm tra lại năm.';

function isTooFar(day: DateString, from: DateString): boolean {
  return day > addDays(from, 3 * 366);
}

function yearAndMonth(text: string): [number, number] {
  return [Number(text.slice(0, 4)), Number(text.slice(5, 7))];
}
