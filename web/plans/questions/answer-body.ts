import { bodyFinder, nearestBodies } from '../../../config/find-body';
import { matchKey } from '../../../domain/match-key';
import type { Named, Plan, Task } from '../../../domain/plan';
import type { Authority } from '../../../domain/unit';
import { oneLine } from '../../../templates/clean-text';
import type { Answer, Answered } from './answer-question';
import type { Question } from './question';

/** The units or groups that are meant, by their names in the register; the document's words stay as a note of the task. */
export function answerBody(plan: Plan, asked: Question, answer: Answer, authority: Authority): Answered {
  const chosen = answer['choice'] && answer['choice'] !== 'other' ? answer['choice'] : answer['name'];
  const names = (chosen ?? '').split(';').map(oneLine).filter(Boolean);
  if (names.length === 0) return { problem: 'Chọn một tên được đề xuất, hoặc ghi tên đơn vị trong danh sách.' };
  if (names.length > 1 && asked.asks === 'body') return { problem: 'Ghi một đơn vị hoặc một nhóm.' };
  const find = bodyFinder(authority);
  const unknown = names.find((name) => !find(name));
  if (unknown) return { problem: unknownWords(unknown, authority) };
  const bodies = names.flatMap((name) => registered(find(name), authority));
  return {
    plan: withBodies(plan, asked, bodies),
    words: `“${asked.words}”: ${bodies.map(({ name }) => name).join('; ')}`,
    problem: null,
  };
}

function unknownWords(name: string, authority: Authority): string {
  const near = nearestBodies(authority, name);
  return `Danh sách đơn vị không có tên “${name}”. ${near.length > 0 ? `Có thể là: ${near.join('; ')}.` : 'Ghi đúng tên trong danh sách đơn vị.'}`;
}

// A name the register has now or gives its unit on some day: it is found again when the plan is read from a file.
function registered(body: Named | null, { units, groups }: Authority): Named[] {
  if (!body) return [];
  const unit = units.find(({ id }) => id === body.unit);
  const dated = unit?.names.find(({ name }) => matchKey(name) === matchKey(body.name));
  return [{ ...body, name: (dated ?? unit ?? groups.find(({ id }) => id === body.group))?.name ?? body.name }];
}

function withBodies(plan: Plan, { about, task: no, place, words }: Question, bodies: readonly Named[]): Plan {
  const [body] = bodies;
  if (!body) return plan;
  if (about === 'coordinator' || about === 'leadership') return { ...plan, [about]: body };
  return {
    ...plan,
    tasks: plan.tasks.map((task) =>
      task.no === no ? { ...inTask(task, about, place, bodies), notes: noted(task, words) } : task,
    ),
  };
}

function inTask(task: Task, about: Question['about'], place: number, bodies: readonly Named[]): Task {
  if (about === 'lead') return { ...task, leads: task.leads.map((lead, i) => (i === place ? { ...lead, ...bodies[0] } : lead)) };
  return { ...task, partners: task.partners.flatMap((partner, i) => (i === place ? bodies : [partner])) };
}

function noted({ notes }: Task, words: string): readonly string[] {
  return words ? [...notes, `Văn bản ghi “${words}”.`] : notes;
}
