import { bodyFinder, nearestBodies } from '../../config/find-body';
import type { Authority } from '../../domain/unit';
import type { PlanDraft, Question } from '../../intake/plan/plan-draft';

/** A question for each body of a draft that the register does not know, with the names nearest to it. */
export function unitQuestions({ tasks }: PlanDraft, authority: Authority): Question[] {
  const find = bodyFinder(authority);
  return tasks.flatMap(({ no, leads, partners }) =>
    (['leads', 'partners'] as const).flatMap((field) =>
      (field === 'leads' ? leads : partners)
        .filter(({ name, open }) => !open && !find(name))
        .map(({ name }) => ({ task: no, field, text: name, why: whyUnknown(name, authority) })),
    ),
  );
}

function whyUnknown(name: string, authority: Authority): string {
  const near = nearestBodies(authority, name).slice(0, 3);
  const proposed = near.length > 0 ? `; có thể là ${near.map((one) => `“${one}”`).join(', ')}` : '';
  return `Danh sách đơn vị của ${authority.name} không có tên này${proposed}`;
}
