import { parsePlanDraft } from '../../config/load-plan';
import { planYaml } from '../../config/write-plan';
import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import { isDateString, yearOf } from '../../domain/dates';
import type { Named, Plan } from '../../domain/plan';
import type { Authority } from '../../domain/unit';
import { oneLine } from '../../templates/clean-text';
import { namedBodies } from './named-bodies';
import { readPlanText } from './read-plan-text';
import { rereadTimes } from './reread-times';

/** What the form of a plan's head sends. */
export type HeadFields = Readonly<Record<string, string>>;

/** What is wrong, by field; `form`: with all of it together. */
export type HeadProblems = Readonly<Record<string, string>>;

type Amended = { plan: Plan; kept: readonly string[]; problems: null } | { plan: null; problems: HeadProblems };

/** How often evidence of standing tasks is cut off, as a form offers it. */
export const CUTOFF_WORDS: Readonly<Record<Plan['cutoffs'], string>> = {
  monthly: 'hằng tháng',
  quarterly: 'hằng quý',
  'half-yearly': '6 tháng một lần',
  yearly: 'mỗi năm một lần',
};

type With = { authority: Authority; calendar: WorkCalendar };

/** The plan with its head as a form says, or what to write instead, by field. Another year or issue day has the times read once more. */
export function amendedHead(plan: Plan, fields: HeadFields, { authority, calendar }: With): Amended {
  const text = (name: string) => oneLine(fields[name]);
  const [coordinator, leadership] = [
    oneBody(text('coordinator'), plan.coordinator, authority),
    oneBody(text('leadership'), plan.leadership, authority),
  ];
  const year = /^\d{4}$/.test(text('year')) ? Number(text('year')) : 0;
  const issuedOn = text('issuedOn') || null;
  const cutoffs = (Object.keys(CUTOFF_WORDS) as Plan['cutoffs'][]).find((one) => one === fields['cutoffs']);
  const problems: Record<string, string> = {
    ...(text('title') === '' && { title: 'Ghi tên kế hoạch, ví dụ “Kế hoạch cải cách hành chính năm 2027”.' }),
    ...tooLong(text),
    ...((year < 2000 || year > 2100) && { year: 'Ghi năm bằng bốn chữ số, từ 2000 đến 2100.' }),
    ...(isWrongDay(issuedOn, year || plan.year) && { issuedOn: dayWords(year || plan.year) }),
    ...(!SLUG.test(text('slug')) && { slug: 'Ghi mã không dấu, chữ thường, nối bằng gạch ngang, ví dụ cai-cach-hanh-chinh.' }),
    ...(coordinator.problem && { coordinator: coordinator.problem }),
    ...(leadership.problem && { leadership: leadership.problem }),
    ...(!cutoffs && { cutoffs: 'Chọn kỳ chốt minh chứng.' }),
  };
  if (!coordinator.found || !leadership.found || !cutoffs || Object.keys(problems).length > 0) return { plan: null, problems };
  const { tasks, kept } = rereadTimes(plan.tasks, { ...plan, calendar }, { year, issuedOn, calendar });
  const amended: Plan = {
    ...plan,
    id: `${plan.authority}/${text('slug')}/${year}`,
    slug: text('slug'),
    year,
    title: text('title'),
    number: text('number') || null,
    issuedOn,
    attachedTo: text('attachedTo') || null,
    coordinator: coordinator.found,
    leadership: leadership.found,
    reportTo: text('reportTo') || null,
    cutoffs,
    tasks,
  };
  const read = readPlanText(planYaml(amended, authority), authority, parsePlanDraft);
  if (read.plan) return { plan: read.plan, kept, problems: null };
  return { plan: null, problems: { form: read.problems.map(({ message, hint }) => `${message}. ${hint}.`).join(' ') } };
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The most letters of each field, and what to write. */
const LONGEST: readonly (readonly [name: string, letters: number, instead: string])[] = [
  ['title', 500, 'ghi tên như ở đầu văn bản, không ghi căn cứ'],
  ['number', 60, 'ghi như 12/KH-UBND, để trống nếu văn bản chưa có số'],
  ['attachedTo', 300, 'ghi như Quyết định số 12/QĐ-UBND ngày 05/01/2027 của UBND huyện'],
  ['slug', 80, 'ghi mã ngắn hơn'],
  ['reportTo', 300, 'ghi tên cơ quan nhận báo cáo'],
  ['authority', 200, 'ghi tên cơ quan ban hành'],
  ['signer', 100, 'ghi họ tên người ký'],
];

function tooLong(text: (name: string) => string): Record<string, string> {
  const wrong = LONGEST.filter(([name, letters]) => text(name).length > letters);
  return Object.fromEntries(wrong.map(([name, letters, instead]) => [name, `Dài quá ${letters} ký tự; ${instead}.`]));
}

function isWrongDay(issuedOn: string | null, year: number): boolean {
  return issuedOn !== null && (!isDateString(issuedOn) || Math.abs(yearOf(issuedOn) - year) > 1);
}

function dayWords(year: number): string {
  return `Chọn ngày ban hành từ năm ${year - 1} đến năm ${year + 1}; để trống nếu văn bản chưa ghi ngày.`;
}

function oneBody(name: string, old: Named, authority: Authority): { found: Named | null; problem: string | null } {
  if (name === '') return { found: null, problem: 'Ghi tên cơ quan như trong danh sách đơn vị.' };
  const { found, problem } = namedBodies([name], [old], authority);
  return { found: found[0] ?? null, problem };
}
