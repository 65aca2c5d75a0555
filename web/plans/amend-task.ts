import { ConfigError } from '../../config/config-error';
import { parsePlan } from '../../config/load-plan';
import { parseSchedules } from '../../config/parse-schedules';
import { planYaml, schedulesYaml } from '../../config/write-plan';
import type { Lead, Named, Partner, Plan, Task } from '../../domain/plan';
import type { Schedule } from '../../domain/schedule/schedule';
import type { Authority } from '../../domain/unit';
import { oneLine } from '../../templates/clean-text';
import { linesOf } from './lines-of';
import { namedBodies } from './named-bodies';
import { readPlanText } from './read-plan-text';

/** What the form of one task sends; lists stand one to a line. */
export type TaskFields = Readonly<Record<string, string>>;

type Amended = { plan: Plan; problems: null } | { plan: null; problems: Record<string, string> };

type Reader = (text: string, file: string, authority: Authority) => Plan;

/**
 * The plan with one task as a form says, or what is wrong, by field. What the form does not ask stays; `read` is how strictly the whole
 * is looked at again.
 */
export function amendedTask(plan: Plan, no: string, fields: TaskFields, authority: Authority, read: Reader = parsePlan): Amended {
  const old = plan.tasks.find((task) => task.no === no);
  const [leads, partners] = [
    namedBodies(linesOf(fields['leads']), old?.leads ?? [], authority),
    namedBodies(linesOf(fields['partners']), old?.partners ?? [], authority),
  ];
  const schedules = schedulesOf(fields['schedules'] ?? '');
  const title = oneLine(fields['title']);
  const problems: Record<string, string> = {
    ...(title === '' && { title: 'Ghi nội dung nhiệm vụ.' }),
    ...(leads.found.length === 0 && { leads: 'Ghi ít nhất một đơn vị chủ trì.' }),
    ...(leads.problem && { leads: leads.problem }),
    ...(partners.problem && { partners: partners.problem }),
    ...(schedules.problem && { schedules: schedules.problem }),
  };
  if (!old || Object.keys(problems).length > 0) return { plan: null, problems };
  const task: Task = {
    ...old,
    title,
    leads: accountable(old.leads, leads.found),
    partners: partners.found,
    products: linesOf(fields['products']),
    when: oneLine(fields['when']),
    schedules: schedules.found,
  };
  const amended = { ...plan, tasks: plan.tasks.map((one) => (one.no === no ? task : one)) };
  return checked(amended, authority, read);
}

/** The form of one task: as it is, or as it was sent and refused. */
export function taskFormView(plan: Plan, no: string, sent: TaskFields | undefined, problems: Readonly<Record<string, string>>) {
  const task = plan.tasks.find((one) => one.no === no);
  const lines = (bodyList: readonly Named[]) => bodyList.map(({ name }) => name).join('\n');
  const now: TaskFields = {
    title: task?.title ?? '',
    leads: lines(task?.leads ?? []),
    partners: lines(task?.partners ?? []),
    products: task?.products.join('\n') ?? '',
    when: task?.when ?? '',
    schedules: task && task.schedules.length > 0 ? schedulesYaml(task.schedules) : '',
  };
  const value = (name: string) => (sent ? (sent[name] ?? '') : now[name]);
  const field = (name: string, label: string, hint: string) => ({
    name,
    label,
    hint,
    value: value(name),
    error: problems[name] ?? null,
    describedBy: [...(hint ? [`f-${name}-hint`] : []), ...(problems[name] ? [`f-${name}-error`] : [])].join(' '),
  });
  return {
    no,
    fields: [
      field('title', 'Nội dung nhiệm vụ', ''),
      field('leads', 'Chủ trì', 'Mỗi dòng một đơn vị hoặc nhóm.'),
      field('partners', 'Phối hợp', 'Mỗi dòng một đơn vị hoặc nhóm; để trống nếu không có.'),
      field('products', 'Sản phẩm', 'Mỗi dòng một sản phẩm.'),
      field('when', 'Thời gian ghi trong văn bản', ''),
    ],
    schedules: field('schedules', 'Quy tắc thời gian (YAML)', SCHEDULES_HINT),
  };
}

const SCHEDULES_HINT =
  'Quyết định thời hạn; sửa cùng với thời gian ghi trong văn bản. Ví dụ: rule: { kind: limit, on: 2027-05-31 }';

// Who was accountable stays so while it leads; otherwise the first.
function accountable(old: readonly Lead[], now: readonly (Named | Partner)[]): Lead[] {
  const was = old.find((lead) => lead.accountable)?.name;
  const place = Math.max(
    0,
    now.findIndex(({ name }) => name === was),
  );
  return now.map(({ name, unit, group }, i) => ({
    name,
    unit,
    group,
    accountable: i === place,
    scope: old.find((lead) => lead.name === name)?.scope ?? null,
  }));
}

function schedulesOf(text: string): { found: Schedule[]; problem: string | null } {
  try {
    return { found: parseSchedules(text), problem: null };
  } catch (error) {
    const [first] = error instanceof ConfigError ? error.problems : [];
    const words = first
      ? `Dòng ${first.line}${first.field ? ` (${first.field})` : ''}: ${first.message}. ${first.hint}.`
      : UNREADABLE;
    return { found: [], problem: words };
  }
}

const UNREADABLE = 'Không đọc được; ghi theo mẫu đang có.';

// What only the whole plan shows: classes without their rule, two dated times without labels.
function checked(plan: Plan, authority: Authority, reader: Reader): Amended {
  const read = readPlanText(planYaml(plan, authority), authority, reader);
  if (read.plan) return { plan: read.plan, problems: null };
  return { plan: null, problems: { schedules: read.problems.map(({ message, hint }) => `${message}. ${hint}.`).join(' ') } };
}
