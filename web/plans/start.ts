import type { FastifyInstance, FastifyReply } from 'fastify';
import type { PlanRow } from '../../store/plan-row';
import { findPlan } from '../../store/find-plan';
import { findRehearsed } from '../../store/rehearsals';
import { startDraft } from '../../store/start-draft';
import { authorityUrl, planUrl } from '../shell/addresses';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import { DRAFT_PATH, draftUrl, type DraftParams } from './addresses';
import { draftQuestions } from './check';
import { draftOf, type DraftSources } from './draft-of';
import { rehearsalKey } from './rehearsal-key';
import { startView } from './start-view';
import { stepsView } from './steps';

/** `/a/{authority}/plans/new/{draft}/start`: what happens first, and the start itself once it is ticked. */
export function registerStart(app: FastifyInstance, deps: WebDeps): void {
  const { db, now } = deps;
  const config = { access: 'administer' } as const;
  app.get<DraftParams>(`${DRAFT_PATH}/start`, { config }, async ({ params }, reply) => {
    const found = await draftOf(db, params);
    return found ? replyStart(reply, deps, found) : reply.callNotFound();
  });

  app.post<DraftParams>(`${DRAFT_PATH}/start`, { config }, async (request, reply) => {
    const found = await draftOf(db, request.params);
    if (!found || !request.viewer) return reply.callNotFound();
    const { draft, authority, calendar } = found;
    const { version = '', sure } = formOf(request);
    const obstacle = await obstacleOf(deps, found);
    if (obstacle) return replyStart(reply.code(422), deps, found);
    if (Number(version) !== draft.version) return replyStart(reply.code(409), deps, found, CHANGED);
    if (sure !== 'yes') return replyStart(reply.code(422), deps, found, 'Đánh dấu “Tôi đã kiểm tra” rồi bắt đầu.');
    const started = await startDraft(db, {
      authority: authority.id,
      draft: draft.id,
      version: draft.version,
      calendarVersion: calendar.version,
      by: request.viewer.account,
      at: now(),
    });
    if (typeof started === 'string') return replyStart(reply.code(409), deps, found, CHANGED);
    return reply.redirect(`${planUrl((started satisfies PlanRow).id)}?done=started`, 303);
  });
}

const CHANGED = 'Bản này vừa được người khác thay đổi. Đề nghị xem lại rồi bắt đầu.';

type Obstacle = { words: string; step: 'check' | 'rehearse' | '' };

/** Why a draft cannot start yet, and on which step that is mended; null: it can. */
async function obstacleOf({ db, now }: WebDeps, found: DraftSources): Promise<Obstacle | null> {
  const { draft } = found;
  const known = await findPlan(db, draft.plan.id);
  if (known && known.startedAt !== null)
    return {
      words: `Kế hoạch mã “${draft.plan.slug}” của năm ${draft.plan.year} đã được theo dõi. Để thay đổi kế hoạch đó, dùng trang Điều chỉnh; để lập kế hoạch khác, sửa slug hoặc year`,
      step: '',
    };
  if (draftQuestions(found, now()).some(({ blocks }) => blocks)) return { words: 'Còn điểm phải xác định', step: 'check' };
  if (draft.rehearsedFor !== rehearsalKey(found)) return { words: 'Nội dung hiện tại chưa được chạy thử', step: 'rehearse' };
  return null;
}

async function replyStart(reply: FastifyReply, deps: WebDeps, found: DraftSources, problem: string | null = null) {
  const { draft, authority, calendar } = found;
  const { id } = authority;
  const obstacle = await obstacleOf(deps, found);
  const first = obstacle ? [] : await findRehearsed(deps.db, draft.id, ALL, { limit: 12, offset: 0 });
  return reply.page('plans/start', {
    title: `Bắt đầu: ${draft.plan.title}`,
    styles: ['plans.css'],
    plansUrl: authorityUrl(id, 'plans'),
    newUrl: authorityUrl(id, 'plans/new'),
    startUrl: draftUrl(id, draft.id, 'start'),
    steps: stepsView(draft, 'start'),
    version: draft.version,
    problem,
    obstacle: obstacle && { words: obstacle.words, to: draftUrl(id, draft.id, obstacle.step) },
    ...startView({ plan: draft.plan, authority, calendar, first, at: deps.now() }),
  });
}

const ALL = { unit: null, month: null, channel: null };
