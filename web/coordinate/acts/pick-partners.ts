import { findFact } from '../../../store/find-fact';
import { isFollowed } from '../../../store/plan-row';
import type { StandingPlan } from '../../shell/plan-states';
import type { WebDeps } from '../../web-deps';
import { findScenes } from '../find-scene';
import { isFormId } from '../form-id';

type Attempt = { plan: StandingPlan; no: string; form: Readonly<Record<string, string>>; units: readonly string[]; by: string };

const STALE = 'Biểu mẫu không còn hiệu lực; đề nghị tải lại trang và thực hiện lại.';

/** Records which units help with a task, once: for one of its occurrences or, without a key, for all. */
export async function pickPartners(deps: WebDeps, { plan, no, form, units, by }: Attempt): Promise<{ problem: string | null }> {
  const { _id: id, key = '' } = form;
  if (!isFormId(id)) return { problem: STALE };
  const known = await findFact(deps.db, id);
  if (known) return { problem: known.plan === plan.row.id && known.by === by ? null : STALE };
  if (!isFollowed(plan.row)) return { problem: 'Kế hoạch chưa bắt đầu hoặc đã kết thúc nên chưa ghi nhận.' };
  const register = new Set(plan.authority.units.map((unit) => unit.id));
  if (units.length === 0) return { problem: 'Đề nghị chọn ít nhất một đơn vị phối hợp.' };
  if (!units.every((unit) => register.has(unit))) return { problem: 'Có đơn vị không còn trong danh mục; đề nghị chọn lại.' };
  if (key !== '' && !findScenes(plan, no)?.some((scene) => scene.isDated && scene.key === key))
    return { problem: 'Nhiệm vụ không có kỳ đã chọn; đề nghị chọn lại kỳ.' };
  const about = { task: no, key: key || null, units: [...new Set(units)] };
  const draft = { id, kind: 'partners-picked' as const, actor: 'coordinator' as const, by, at: deps.now(), ...about };
  const { problem } = await deps.sayFact(plan.row, draft);
  return { problem };
}
