import { possibleActs, type ActName } from '../../../domain/desk/possible-acts';
import { dateAt } from '../../../domain/zone';
import { findFact } from '../../../store/find-fact';
import { isFollowed } from '../../../store/plan-row';
import type { WebDeps } from '../../web-deps';
import type { LeadPart, Scene } from '../find-scene';
import { isFormId } from '../form-id';
import { factsOfAct } from './facts-of-act';
import { handOver } from './hand-over';
import { readAct } from './read-act';

/** What came of an act: done (again: it was done before), or why not, in Vietnamese; `errors` by field. */
export type Performed = { problem: null } | { problem: string; errors: Readonly<Record<string, string>> };

type Attempt = { act: ActName; scene: Scene; part: LeadPart; form: Readonly<Record<string, string>>; by: string };

const STALE = 'Biểu mẫu không còn hiệu lực; đề nghị tải lại trang và thực hiện lại.';
const OVERTAKEN = 'Tình trạng nhiệm vụ vừa thay đổi nên chưa ghi nhận; đề nghị xem lại thông tin mới nhất bên dưới.';
const INCOMPLETE = 'Chưa ghi nhận: đề nghị sửa các mục được đánh dấu bên dưới.';

/**
 * Does what a coordinator has sent about a lead's occurrence, once: a form that comes again has done what it did. What does
 * not fit the present state is not recorded, for the unit would be told of it all the same.
 */
export async function performAct(deps: WebDeps, { act, scene, part, form, by }: Attempt): Promise<Performed> {
  const id = form['_id'];
  if (!isFormId(id)) return refused(STALE);
  const { plan, task, key } = scene;
  const known = await findFact(deps.db, id);
  if (known) return known.plan === plan.row.id && known.by === by ? { problem: null } : refused(STALE);
  const at = deps.now();
  const today = dateAt(at);
  const { rules, row, authority } = plan;
  const standing = { rules, lead: part.lead, status: part.status, isDated: scene.isDated, isFollowed: isFollowed(row) };
  if (!possibleActs(standing, today).acts.includes(act)) return refused(OVERTAKEN);
  const read = readAct({ act, form, part, units: authority.units.map((unit) => unit.id), today });
  if (read.errors) return refused(INCOMPLETE, read.errors);
  if (act === 'hand-over') return handOver(deps, { scene, part, values: read.values, id, by, at });
  for (const { draft, words } of factsOfAct({ act, id, by, at, task: task.no, key, part, values: read.values })) {
    const { problem } = await deps.sayFact(row, draft, words);
    if (problem !== null) return refused(problem);
  }
  return { problem: null };
}

function refused(problem: string, errors: Readonly<Record<string, string>> = {}): Performed {
  return { problem, errors };
}
