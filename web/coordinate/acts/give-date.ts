import { isWaiting } from '../../../domain/assignment';
import { isDateString, lastOfMonth } from '../../../domain/dates';
import { findFact } from '../../../store/find-fact';
import { isFollowed } from '../../../store/plan-row';
import type { StandingPlan } from '../../shell/plan-states';
import type { WebDeps } from '../../web-deps';
import { isFormId } from '../form-id';
import type { Performed } from './perform-act';

type Attempt = { plan: StandingPlan; no: string; form: Readonly<Record<string, string>>; by: string };

const STALE = 'Biểu mẫu không còn hiệu lực; đề nghị tải lại trang và thực hiện lại.';

/** Gives a waiting task a day, or the month it falls into (due on its last day). */
export async function giveDate(deps: WebDeps, { plan, no, form, by }: Attempt): Promise<Performed> {
  const { row, rules } = plan;
  const known = await isRepeat(deps, plan, form, by);
  if (known !== 'new') return known;
  const waits = rules.tasks.some((task) => task.no === no && task.schedules.some(isWaiting));
  if (!isFollowed(row) || !waits) return refused('Nhiệm vụ này không chờ xác định thời hạn nên chưa ghi nhận.');
  const day = readDay(form, row.plan.year);
  if ('errors' in day) return { problem: 'Chưa ghi nhận: đề nghị sửa các mục được đánh dấu bên dưới.', errors: day.errors };
  const draft = {
    id: form['_id'] ?? '',
    kind: 'date-given' as const,
    actor: 'coordinator' as const,
    by,
    at: deps.now(),
    task: no,
    ...day,
  };
  const { problem } = await deps.sayFact(row, draft);
  return problem === null ? { problem } : refused(problem);
}

/** Lets a day count that a lead has proposed. */
export async function confirmDate(deps: WebDeps, { plan, no, form, by }: Attempt): Promise<Performed> {
  const known = await isRepeat(deps, plan, form, by);
  if (known !== 'new') return known;
  const proposal = plan.state.proposed.find(({ id, task }) => id === form['about'] && task === no);
  if (!proposal || !isFollowed(plan.row))
    return refused('Đề xuất này đã được xử lý hoặc thu hồi; đề nghị xem thông tin mới nhất bên dưới.');
  const about = { about: proposal.id, task: no, key: proposal.key };
  const draft = {
    id: form['_id'] ?? '',
    kind: 'confirmed' as const,
    actor: 'coordinator' as const,
    by,
    at: deps.now(),
    ...about,
  };
  const { problem } = await deps.sayFact(plan.row, draft);
  return problem === null ? { problem } : refused(problem);
}

type Day = { dueOn: string; key: string | null } | { errors: Record<string, string> };

function readDay({ dueOn = '', month = '' }: Readonly<Record<string, string>>, year: number): Day {
  if (dueOn === '' && month === '') return { errors: { dueOn: 'Đề nghị chọn ngày, hoặc ghi tháng dự kiến ở mục bên dưới.' } };
  if (dueOn !== '' && month !== '') return { errors: { month: 'Đề nghị chỉ ghi một mục: ngày cụ thể hoặc tháng dự kiến.' } };
  const range = `từ 01/01/${year} đến 31/12/${year + 1}`;
  if (dueOn !== '') {
    if (!isDateString(dueOn)) return { errors: { dueOn: 'Ngày không có thật; đề nghị chọn lại ngày, ví dụ 31/05/2027.' } };
    if (dueOn < `${year}-01-01` || dueOn > `${year + 1}-12-31`)
      return { errors: { dueOn: `Đề nghị chọn ngày trong khoảng ${range}.` } };
    return { dueOn, key: null };
  }
  const [, first = '', second = ''] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month) ?? [];
  if (first === '') return { errors: { month: 'Đề nghị ghi tháng theo dạng năm-tháng, ví dụ 2027-05.' } };
  if (Number(first) < year || Number(first) > year + 1) return { errors: { month: `Đề nghị chọn tháng trong khoảng ${range}.` } };
  return { dueOn: lastOfMonth(Number(first), Number(second)), key: month };
}

async function isRepeat(deps: WebDeps, plan: StandingPlan, form: Attempt['form'], by: string): Promise<Performed | 'new'> {
  if (!isFormId(form['_id'])) return refused(STALE);
  const known = await findFact(deps.db, form['_id']);
  if (!known) return 'new';
  return known.plan === plan.row.id && known.by === by ? { problem: null } : refused(STALE);
}

function refused(problem: string): Performed {
  return { problem, errors: {} };
}
