import type { ScheduleRule } from '../domain/schedule/schedule';
import type { Authority } from '../domain/unit';
import type { ConfigProblem } from './config-error';
import { loadLadders } from './load-ladders';
import type { PlanFile, TaskEntry } from './plan-shape';
import type { YamlFile } from './read-yaml';

/** What a schema cannot see: the authority and ladder named, task numbers and labels that repeat, classes without their rule. */
export function planProblems(read: YamlFile<PlanFile>, authority: Authority): ConfigProblem[] {
  return [...wrongReferences(read, authority), ...repeatedNumbers(read), ...badSchedules(read)];
}

function wrongReferences({ value, problemAt }: YamlFile<PlanFile>, authority: Authority): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (value.authority !== authority.id) {
    const message = `Kế hoạch của “${value.authority}” không dùng được danh sách đơn vị của “${authority.id}”`;
    problems.push(problemAt(['authority'], message, `Ghi authority: ${authority.id}, hoặc chọn đúng danh sách đơn vị`));
  }
  const ladders = loadLadders().map(({ id }) => id);
  if (!ladders.includes(value.ladder)) {
    problems.push(problemAt(['ladder'], `Không có thang đôn đốc “${value.ladder}”`, `Ghi một trong: ${ladders.join(', ')}`));
  }
  value.informs.forEach((unit, i) => {
    if (authority.units.some(({ id }) => id === unit)) return;
    problems.push(problemAt(['informs', i], `Không có đơn vị mã “${unit}”`, 'Ghi mã (id) của một đơn vị trong danh sách đơn vị'));
  });
  return problems;
}

function repeatedNumbers({ value: { tasks }, problemAt }: YamlFile<PlanFile>): ConfigProblem[] {
  return tasks.flatMap(({ no }, i) => {
    if (tasks.findIndex((task) => task.no === no) === i) return [];
    return [problemAt(['tasks', i, 'no'], `Số thứ tự “${no}” bị trùng`, `Ghi số khác, ví dụ "${no}b"; mỗi nhiệm vụ một số`)];
  });
}

function badSchedules({ value, problemAt }: YamlFile<PlanFile>): ConfigProblem[] {
  return value.tasks.flatMap((task, i) => [
    ...task.schedules.flatMap((schedule, j) => {
      const allowed = RULES_OF[schedule.class];
      if (!allowed || allowed.includes(schedule.rule.kind)) return [];
      const message = `Loại thời gian “${schedule.class}” không đi với quy tắc “${schedule.rule.kind}”`;
      return [problemAt(['tasks', i, 'schedules', j, 'rule'], message, `Ghi kind là một trong: ${allowed.join(', ')}`)];
    }),
    ...sameLabels(task).map((j) =>
      problemAt(
        ['tasks', i, 'schedules', j],
        'Nhiệm vụ có hai thời gian tính ra ngày, cần nhãn để phân biệt',
        'Thêm label, ví dụ label: bao-cao, khác nhau cho từng thời gian',
      ),
    ),
  ]);
}

// Occurrence keys are unique in a task: of its dated schedules at most one goes without a label.
function sameLabels({ schedules }: TaskEntry): number[] {
  const dated = schedules.flatMap(({ rule, label }, j) => (UNDATED.includes(rule.kind) ? [] : [{ j, label: label ?? '' }]));
  return dated.filter(({ label }, k) => dated.findIndex((other) => other.label === label) < k).map(({ j }) => j);
}

const UNDATED: readonly ScheduleRule['kind'][] = ['standing', 'waiting', 'on-demand'];

const RULES_OF: Readonly<Record<string, readonly ScheduleRule['kind'][]>> = {
  standing: ['standing'],
  within: ['window', 'limit'],
  by: ['limit', 'window'],
  dates: ['days'],
  recurring: ['each', 'cycles', 'after-each', 'days', 'limit', 'waiting'],
  quota: ['each', 'window'],
  'after-event': ['limit', 'after-each', 'waiting'],
  'on-demand': ['on-demand'],
  'by-reference': ['waiting'],
};
