import type { PlanRow } from '../../store/plan-row';
import type { PlanVersion } from '../../store/plan-versions';
import { isFollowed } from '../../store/plan-row';
import { PLAN_STATE_WORDS } from '../../templates/status-words';
import { planUrl } from '../shell/addresses';
import { momentWords } from '../shell/moment-words';

const ACTS = [
  {
    act: 'pause',
    state: 'running',
    words: 'Tạm dừng',
    why: 'Không gửi nhắc việc cho đến khi tiếp tục; các đơn vị vẫn báo cáo được.',
  },
  {
    act: 'resume',
    state: 'paused',
    words: 'Tiếp tục theo dõi',
    why: 'Nhắc việc trở lại từ lần hoạt động kế tiếp; việc đã qua không bị nhắc dồn.',
  },
] as const;

/** A plan's state with what may be done about it, and its versions. */
export function manageView(of: { row: PlanRow; versions: readonly PlanVersion[]; canAmend: boolean; act: string }) {
  const { row, versions, canAmend, act: tried } = of;
  const url = planUrl(row.id);
  return {
    planTitle: row.plan.title,
    planUrl: url,
    manageUrl: `${url}/manage`,
    amendUrl: canAmend && row.state !== 'closed' ? `${url}/amend` : null,
    fileUrl: `${url}/plan.yaml`,
    state: PLAN_STATE_WORDS[row.state],
    look: row.state === 'running' ? 'good' : row.state === 'paused' ? 'waiting' : 'neutral',
    startedAt: row.startedAt === null ? null : momentWords(row.startedAt),
    acts: ACTS.filter(({ state }) => state === row.state).map((one) => ({ ...one, isTried: one.act === tried })),
    mayClose: isFollowed(row),
    closeTried: tried === 'close',
    versions: versions.map(({ version, savedAt, by, reason }) => ({
      version,
      at: momentWords(savedAt),
      by: by ?? 'hệ thống',
      reason,
      to: version > 1 ? `${url}/versions/${version}` : null,
      isInForce: version === row.version,
    })),
  };
}
