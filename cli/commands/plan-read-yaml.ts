import { loadAuthority, authorityFile } from '../../config/load-authority';
import { loadCalendar } from '../../config/load-calendar';
import { loadPlan } from '../../config/load-plan';
import type { Plan, Task } from '../../domain/plan';
import type { ScheduleFrame } from '../../domain/schedule/expand-schedule';
import { scheduleReading, type PlanReading } from '../plan/plan-reading';

/** Reads a plan file in YAML. Throws ConfigError when a clerk must correct the file. */
export function readYamlPlan(file: string): PlanReading {
  const plan = loadPlan(file);
  const frame = { year: plan.year, issuedOn: plan.issuedOn, calendar: loadCalendar() };
  return {
    authority: loadAuthority(authorityFile(plan.authority)).name,
    title: plan.title,
    number: plan.number,
    issuedOn: plan.issuedOn,
    year: plan.year,
    coordinator: plan.coordinator.name,
    leadership: plan.leadership.name,
    tasks: plan.tasks.map((task) => taskReading(task, frame)),
    questions: [...planQuestions(plan), ...plan.tasks.flatMap(taskQuestions)],
  };
}

function taskReading(task: Task, frame: ScheduleFrame): PlanReading['tasks'][number] {
  const { no, title, products, when } = task;
  return {
    no,
    title,
    products,
    leads: task.leads.map(({ name }) => name),
    partners: task.partners.map(({ name }) => name),
    when,
    schedules: task.schedules.map((schedule) => scheduleReading(schedule, frame)),
  };
}

function planQuestions(plan: Plan): PlanReading['questions'] {
  const open: PlanReading['questions'][number][] = [];
  if (plan.number === null) open.push({ task: null, field: 'number', text: '', why: 'Văn bản không ghi số, ký hiệu' });
  if (plan.issuedOn === null) open.push({ task: null, field: 'issuedOn', text: '', why: 'Văn bản không ghi ngày ban hành' });
  return open;
}

function taskQuestions({ no, schedules, partners, when }: Task): PlanReading['questions'] {
  const silent = schedules.length === 0 ? [{ task: no, field: 'when', text: when, why: 'Văn bản không ghi thời gian' }] : [];
  const times = schedules.flatMap(({ needs, text, note }) => (needs ? [{ task: no, field: 'when', text, why: note ?? '' }] : []));
  const unnamed = partners.flatMap(({ name, unit, group }) => {
    if (unit || group) return [];
    return [{ task: no, field: 'partners', text: name, why: 'Văn bản không nêu đích danh cơ quan phối hợp; cần chọn đơn vị' }];
  });
  return [...silent, ...times, ...unnamed];
}
