import { ConfigError, describeProblem } from '../../config/config-error';
import { loadCalendar } from '../../config/load-calendar';
import { loadPlan } from '../../config/load-plan';
import { dateWords } from '../../templates/date-words';
import type { PlanReading } from '../plan/plan-reading';
import { readYamlPlan } from './plan-read-yaml';
import { summarizePlan, type DueDay, type PlanSummary, type TaskSummary } from './plan-summary';

/**
 * Checks a plan file in YAML and prints what it means: tasks, leads, due days with reasons, open questions, provisional
 * years; with `json` the same as one JSON object. Resolves to the exit status: 0 right, 2 to be corrected (problems on stderr,
 * with `json` one JSON object a line).
 */
export async function checkPlan(file: string, { json = false }: { json?: boolean } = {}): Promise<number> {
  try {
    const summary = summarizePlan(loadPlan(file), loadCalendar());
    const { questions } = readYamlPlan(file);
    console.log(json ? JSON.stringify({ ...summary, questions }) : describe(summary, questions).join('\n'));
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) console.error(json ? JSON.stringify(problem) : describeProblem(problem));
    return 2;
  }
}

function describe({ title, tasks, provisionalYears }: PlanSummary, questions: PlanReading['questions']): string[] {
  return [
    title,
    `${count(tasks.length)} nhiệm vụ, ${count(tasks.reduce((sum, { due }) => sum + due.length, 0))} hạn trong kế hoạch.`,
    '',
    ...tasks.flatMap(describeTask),
    questions.length === 0 ? 'Không có nội dung cần hỏi.' : `Nội dung cần xác định (${count(questions.length)}):`,
    ...questions.map(({ task, text, why }) => `  - ${task ? `Nhiệm vụ ${task}: ` : ''}${why}${text ? ` (“${text}”)` : ''}`),
    ...provisionalYears.map(
      (year) => `Lưu ý: lịch nghỉ năm ${year} là tạm tính, hạn có thể thay đổi khi có thông báo chính thức.`,
    ),
  ];
}

function describeTask({ no, title, leads, when, due, waits }: TaskSummary): string[] {
  return [
    `${no}. ${title}`,
    `   Chủ trì: ${leads.join('; ')}`,
    `   Thời gian: ${when || 'văn bản không ghi'}`,
    `   Hạn: ${due.length > 0 ? due.map(describeDay).join('; ') : waits.length > 0 ? 'chưa xác định' : 'không hạn'}`,
    '',
  ];
}

function describeDay({ dueOn, times, reason }: DueDay): string {
  return `${dateWords(dueOn)}${times > 1 ? ` (${count(times)} lần)` : ''}${reason ? ` (${reason})` : ''}`;
}

function count(number: number): string {
  return String(number).padStart(2, '0');
}
