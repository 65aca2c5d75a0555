import { existsSync } from 'node:fs';
import type { Lead, Named, Partner, Plan, Task } from '../domain/plan';
import type { Authority } from '../domain/unit';
import { ConfigError, type ConfigProblem } from './config-error';
import { bodyFinder, nearestBodies, type FindBody } from './find-body';
import { authorityFile, loadAuthority } from './load-authority';
import { planProblems } from './plan-problems';
import { planNamesShape, planShape, type PlanFile, type PlanNames, type TaskEntry } from './plan-shape';
import { parseYaml, readText, type YamlFile } from './read-yaml';
import { shortTitleOf } from './short-title';

/**
 * A plan from a YAML file. Leads and partners resolve to the units and groups of `authority`, by default the register
 * `config/units/{authority}.yaml` that the file names. Throws ConfigError with every problem.
 */
export function loadPlan(file: string, authority?: Authority): Plan {
  return parsePlan(readText(file), file, authority);
}

/** The same for text that is already read; `file` only names it in errors. */
export function parsePlan(text: string, file: string, given?: Authority): Plan {
  const read = tryParse(text, file, given);
  const authority = given ?? registerOf(read);
  const problems = [...planProblems(read, authority), ...unknownNames(read, authority)];
  if (problems.length > 0) throw new ConfigError(problems);
  return planOf(read.value, bodyFinder(authority));
}

/**
 * A plan that is still being written: names the register does not know are left open, to be picked later, instead of refused.
 * Throws ConfigError with everything else that is wrong.
 */
export function parsePlanDraft(text: string, file: string, authority: Authority): Plan {
  const read = parseYaml(text, file, planShape);
  const problems = planProblems(read, authority);
  if (problems.length > 0) throw new ConfigError(problems);
  return planOf(read.value, bodyFinder(authority));
}

// A clerk should see all that is wrong at once: unknown names are looked for even when the file is wrong elsewhere.
function tryParse(text: string, file: string, given?: Authority): YamlFile<PlanFile> {
  try {
    return parseYaml(text, file, planShape);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new ConfigError([...error.problems, ...namesIn(text, file, given)].sort((a, b) => a.line - b.line));
  }
}

function namesIn(text: string, file: string, given?: Authority): readonly ConfigProblem[] {
  try {
    const names = parseYaml(text, file, planNamesShape);
    return unknownNames(names, given ?? registerOf(names));
  } catch {
    return []; // so broken that names cannot be read: what was found before is enough
  }
}

function planOf({ coordinator, leadership, tasks, ...rest }: PlanFile, find: FindBody): Plan {
  return {
    ...rest,
    id: `${rest.authority}/${rest.slug}/${rest.year}`,
    coordinator: bodyOf(find, coordinator),
    leadership: bodyOf(find, leadership),
    tasks: tasks.map((task) => taskOf(find, task)),
  };
}

function registerOf({ value, problemAt }: YamlFile<PlanNames>): Authority {
  const file = authorityFile(value.authority);
  if (existsSync(file)) return loadAuthority(file);
  const message = `Không có danh sách đơn vị của “${value.authority}”`;
  throw new ConfigError([
    problemAt(['authority'], message, `Tạo tệp config/units/${value.authority}.yaml, hoặc ghi đúng mã cơ quan`),
  ]);
}

function taskOf(find: FindBody, task: TaskEntry): Task {
  const chosen = task.leads.findIndex(({ accountable }) => accountable);
  const leads = task.leads.map(({ name, scope }, i): Lead => {
    return { ...bodyOf(find, name), accountable: i === Math.max(chosen, 0), scope: scope ?? null };
  });
  const partners = task.partners.map(({ name, open }): Partner => (name ? bodyOf(find, name) : openBody(open ?? '')));
  return { ...task, shortTitle: task.shortTitle ?? shortTitleOf(task.title), leads, partners };
}

function bodyOf(find: FindBody, name: string): Named {
  return find(name) ?? openBody(name);
}

function openBody(name: string): Named {
  return { name, unit: null, group: null };
}

function unknownNames({ value, problemAt }: YamlFile<PlanNames>, authority: Authority): ConfigProblem[] {
  const find = bodyFinder(authority);
  const named = [
    { name: value.coordinator, path: ['coordinator'] },
    { name: value.leadership, path: ['leadership'] },
    ...value.tasks.flatMap(({ leads, partners }, i) => [
      ...leads.map(({ name }, j) => ({ name, path: ['tasks', i, 'leads', j] })),
      ...partners.map(({ name }, j) => ({ name, path: ['tasks', i, 'partners', j] })),
    ]),
  ];
  return named.flatMap(({ name, path }) => {
    if (!name || find(name)) return [];
    const near = nearestBodies(authority, name).map((known) => `“${known}”`);
    const hint =
      near.length > 0 ? `Có thể là ${near.join(', ')}` : 'Thêm đơn vị vào danh sách đơn vị, hoặc thêm tên này vào aliases';
    return [problemAt(path, `Không có đơn vị hoặc nhóm tên “${name}” trong danh sách của ${authority.name}`, hint)];
  });
}
