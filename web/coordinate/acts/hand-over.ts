import type { Instant } from '../../../domain/dates';
import { whyNotHandedOver, withLead, type WhyNotHandedOver } from '../../../domain/desk/hand-over';
import { amendPlan } from '../../../store/amend-plan';
import type { WebDeps } from '../../web-deps';
import { findScenes, type LeadPart, type Scene } from '../find-scene';
import { amendedWords } from './amended-words';
import type { Performed } from './perform-act';
import type { ActValues } from './read-act';

const WORDS: Readonly<Record<WhyNotHandedOver, string>> = {
  group: 'Kế hoạch giao nhiệm vụ này cho một nhóm đơn vị nên không chuyển riêng một đơn vị được; đề nghị điều chỉnh kế hoạch.',
  'partly-done':
    'Đơn vị đã hoàn thành một số kỳ của nhiệm vụ nên không chuyển toàn bộ được; đề nghị điều chỉnh kế hoạch: kết thúc nhiệm vụ này và thêm nhiệm vụ mới cho đơn vị nhận.',
  'leads-already': 'Đơn vị này cùng chủ trì nhiệm vụ; đề nghị chọn đơn vị khác hoặc điều chỉnh kế hoạch.',
};

type HandOver = { scene: Scene; part: LeadPart; values: ActValues; id: string; by: string; at: Instant };

/** Gives a task to another lead: a new version of the plan, which its workflow loads and tells both units of. */
export async function handOver({ db }: WebDeps, { scene, part, values, id, by, at }: HandOver): Promise<Performed> {
  const { plan, task } = scene;
  const unit = values.toUnit ?? '';
  const hasSettled = (findScenes(plan, task.no) ?? []).some(({ parts }) =>
    parts.some(({ lead, status }) => lead === part.lead && status.settled !== null),
  );
  const why = whyNotHandedOver(task, part.lead, unit, hasSettled);
  if (why) return { problem: WORDS[why], errors: {} };
  const name = plan.authority.units.find((one) => one.id === unit)?.name ?? unit;
  const amended = withLead(plan.row.plan, task.no, part.lead, { unit, name });
  const said = await amendPlan(db, { id, plan: amended, from: plan.row.version, at, by, reason: values.text });
  return amendedWords(said);
}
